internal import Foundation

/// A place for releases that lies in a folder that builds read or write, or that holds one, or a place for the site among its
/// sources: the next build would remove what lies there, or take it for sources.
struct PlaceAmongSources: Error {
    let place: String
    /// The folder, as the workspace calls it.
    let folder: String
    let isRewritten: Bool
    /// Whether the folder lies in the place, and not the place in the folder.
    let isInside: Bool
    /// What is put there, in Swedish.
    var what = "utgåvorna"

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

    /// Throws where the rendered site would lie among what it is made from.
    static func refuseOutput(_ workspace: Workspace) throws {
        let output = ResolvedPath(workspace.output)
        for path in workspace.writtenByEditors where output.isWithin(ResolvedPath(path)) {
            throw PlaceAmongSources(
                place: workspace.output, folder: path, isRewritten: false, isInside: false,
                what: "webbplatsen")
        }
    }

    var message: String {
        if isInside { return "\(place) innehåller \(folder), som hör till källorna eller bygget." }
        let reason =
            isRewritten
            ? "som varje bygge gör om: det skulle ta bort \(what)"
            : "som varje bygge läser: \(what) skulle tas för källor"
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
