internal import Foundation

/// A place for releases that lies in a folder that builds read or write, or that holds one: the next build would remove the
/// releases, or take them for sources.
struct PlaceAmongSources: Error {
    let place: String
    /// The folder, as the workspace calls it.
    let folder: String
    let isRewritten: Bool
    /// Whether the folder lies in the place, and not the place in the folder.
    let isInside: Bool

    /// Throws where that is so, wherever links lead.
    static func refuse(_ place: String, _ workspace: Workspace) throws {
        let ours = ResolvedPath(place)
        for (path, isRewritten) in workspace.folders {
            let theirs = ResolvedPath(path)
            let folder = path.hasPrefix("./") ? String(path.dropFirst(2)) : path
            if ours.isWithin(theirs) {
                throw PlaceAmongSources(
                    place: place, folder: folder, isRewritten: isRewritten, isInside: false)
            }
            if theirs.isWithin(ours) {
                throw PlaceAmongSources(
                    place: place, folder: folder, isRewritten: isRewritten, isInside: true)
            }
        }
    }

    var message: String {
        if isInside { return "\(place) innehåller \(folder), som hör till källorna eller bygget." }
        let reason =
            isRewritten
            ? "som varje bygge gör om: det skulle ta bort utgåvorna"
            : "som varje bygge läser: utgåvorna skulle tas för källor"
        return "\(place) ligger i \(folder), \(reason)."
    }

    var hint: String {
        "Välj en mapp utanför Content, Templates, Site och den byggda webbplatsen. Inget är ändrat."
    }
}

/// Where a path leads, though what it names is perhaps not there yet.
private struct ResolvedPath {
    private let names: [String]

    init(_ path: String) {
        let absolute = path.hasPrefix("/") ? path : FileManager.default.currentDirectoryPath + "/" + path
        var names = absolute.utf8.split(separator: UInt8(ascii: "/")).map { String(Substring($0)) }
        var missing: [String] = []
        while true {
            if let real = Self.real("/" + names.joined(separator: "/")) {
                names = real
                break
            }
            guard let last = names.popLast() else { break }
            missing.append(last)
        }
        for name in missing.reversed() where name != "." {
            if name == ".." { _ = names.popLast() } else { names.append(name) }
        }
        self.names = names
    }

    func isWithin(_ other: ResolvedPath) -> Bool { names.starts(with: other.names) }

    /// The names of a path that is there, without links; `nil` for one that is not.
    private static func real(_ path: String) -> [String]? {
        guard let found = unsafe realpath(path, nil) else { return nil }
        defer { unsafe free(found) }
        return unsafe String(cString: found).split(separator: "/").map(String.init)
    }
}
