internal import Foundation

/// A place for releases that lies in a folder that builds read or write, or that holds one, or a place for something else that
/// lies in one: the next build would remove what lies there, or take it for sources.
struct PlaceAmongSources: Error {
    /// How the place lies to the folder.
    enum Relation {
        case same, within, around
    }

    let place: String
    /// The folder, as the workspace calls it.
    let folder: String
    let isRewritten: Bool
    let relation: Relation
    /// What is put there, in Swedish.
    var what = "utgåvorna"

    /// Throws where that is so, wherever links lead.
    static func refuse(_ place: String, _ workspace: Workspace) throws {
        let ours = ResolvedPath(place)
        for (path, isRewritten) in workspace.folders {
            guard let relation = ours.relation(to: ResolvedPath(path)) else { continue }
            throw PlaceAmongSources(
                place: place, folder: shown(path), isRewritten: isRewritten, relation: relation)
        }
    }

    /// Throws where files that are written beside others, as documents for paper are, would lie among what a build reads or
    /// writes.
    ///
    /// - Parameter what: what is put there, in Swedish.
    static func refuse(
        _ what: String, at place: String, among folders: [(path: String, isRewritten: Bool)]
    ) throws {
        let ours = ResolvedPath(place)
        for (path, isRewritten) in folders {
            guard let relation = ours.relation(to: ResolvedPath(path)), relation != .around else { continue }
            throw PlaceAmongSources(
                place: place, folder: shown(path), isRewritten: isRewritten, relation: relation, what: what)
        }
    }

    private static func shown(_ path: String) -> String {
        path.hasPrefix("./") ? String(path.dropFirst(2)) : path
    }

    /// Throws where the rendered site would lie among what it is made from.
    static func refuseOutput(_ workspace: Workspace) throws {
        let output = ResolvedPath(workspace.output)
        for path in workspace.writtenByEditors {
            // One that holds the sources has what is not ours, and is refused for that.
            guard let relation = output.relation(to: ResolvedPath(path)), relation != .around else {
                continue
            }
            throw PlaceAmongSources(
                place: workspace.output, folder: path, isRewritten: false, relation: relation,
                what: "webbplatsen")
        }
    }

    var message: String {
        if relation == .around { return "\(place) innehåller \(folder), som hör till källorna eller bygget." }
        let reason =
            isRewritten
            ? "som varje bygge gör om: det skulle ta bort \(what)"
            : "som varje bygge läser: \(what) skulle tas för källor"
        return "\(place) \(relation == .same ? "är" : "ligger i") \(folder), \(reason)."
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

    /// How this place lies to another one; `nil` where neither holds the other.
    func relation(to other: ResolvedPath) -> PlaceAmongSources.Relation? {
        if names == other.names { return .same }
        if names.starts(with: other.names) { return .within }
        return other.names.starts(with: names) ? .around : nil
    }

    /// The names of a path that is there, without links; `nil` for one that is not.
    private static func real(_ path: String) -> [String]? {
        guard let found = unsafe realpath(path, nil) else { return nil }
        defer { unsafe free(found) }
        return unsafe String(cString: found).split(separator: "/").map(String.init)
    }
}
