/// Which paths a file of the site may have: those that every disk, program that transfers, and web server carries as they are.
///
/// What editors name is held to less (a–z, digits, hyphens). An old address was given by someone else and cannot be renamed.
package enum SitePath {
    /// Names at the top of what is published that are no files of the site: publishing puts them there.
    package static let publishersOwn: Set<String> = [
        "_headers", "version.json", "manifest.json", "SHA256SUMS",
    ]

    /// Letters and digits of every language, and the marks that mean nothing to a disk, an address or a program.
    ///
    /// A mark that combines with a slash or a dot would hide it from whoever reads a path by its characters.
    package static func foreignCharacter(in path: String) -> Unicode.Scalar? {
        var mayCombine = false
        for scalar in path.unicodeScalars {
            switch scalar.properties.generalCategory {
            case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
                .decimalNumber:
                mayCombine = true
            case .nonspacingMark where mayCombine, .spacingMark where mayCombine: continue
            default:
                mayCombine = false
                guard scalar.isASCII, marks.contains(UInt8(scalar.value)) else { return scalar }
            }
        }
        return nil
    }

    private static let marks = Set("-_./~+ ,()&'=@!;".utf8)

    /// Whether a file may have a path: relative, of plain characters, and none of its names one that leads elsewhere.
    package static func isPublishable(_ path: String) -> Bool {
        !path.hasPrefix("-") && foreignCharacter(in: path) == nil
            && path.split(separator: "/", omittingEmptySubsequences: false).allSatisfy { name in
                // A list of files loses what stands before or after a name.
                !name.isEmpty && name != "." && name != ".." && !name.hasPrefix(" ") && !name.hasSuffix(" ")
            }
    }

    /// Whether a web server keeps files with such a name, or below such a folder, to itself (`Site/server/nginx.conf`).
    package static func isKeptBack(_ name: some StringProtocol) -> Bool {
        name.hasPrefix(".") || name.hasPrefix("_") || name.hasSuffix(".gz") || name.hasSuffix(".br")
    }
}
