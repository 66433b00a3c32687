import Foundation
import Output
import Testing

/// A small site every file of which names the same generation.
func generation(_ number: Int) -> [OutputFile] {
    let padding = String(repeating: "x", count: 2_000)
    return (0..<60).map { index in
        file("del-\(index % 6)/sida-\(index).html", "\(number) " + padding)
    }
        + [
            file("index.html", "\(number) "), file("assets/site.css", "\(number) "),
            file("assets/unchanged.css", "the same in every generation"),
            file("sida-\(number % 7).html", "only in some generations"),
        ]
}

/// Checks that the site is exactly one generation: no file of another, none missing, none too many.
@discardableResult
func expectWholeGeneration(
    in folder: TemporaryFolder, sourceLocation: SourceLocation = #_sourceLocation
) throws -> Int {
    let index = try folder.text("public/index.html")
    let number = try #require(Int(index.dropLast()), sourceLocation: sourceLocation)
    var found: Set<String> = []
    let names = try #require(FileManager.default.enumerator(atPath: folder.site))
    for case let name as String in names {
        let type: FileAttributeType = try folder.attribute(.type, of: "public/" + name)
        if type == .typeRegular { found.insert(name) }
    }
    found.remove(".lots-site")
    let expected = generation(number)
    #expect(found == Set(expected.map(\.path)), sourceLocation: sourceLocation)
    for file in expected {
        let bytes = try Data(contentsOf: folder.url.appending(path: "public/" + file.path))
        #expect([UInt8](bytes) == file.bytes(), "\(file.path)", sourceLocation: sourceLocation)
    }
    return number
}
