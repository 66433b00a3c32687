import Guidance
import Incremental
import Markdown
import Output

/// The files that send readers on from old addresses: a page for each old path, and a script for places on pages.
///
/// A page sends on without a script; only a browser knows what stands after `#`, so places need one. It holds no more than a
/// table and a few lines, and only pages that something has moved from load it.
struct MovedFiles: Sendable {
    static let script = "flyttat.js"

    let guidance: Guidance
    /// By old address.
    let targets: [String: String]
    let dependencies: [Version]

    /// The pages, there or gone, that places have moved from.
    static func pagesWithMovedPlaces(_ targets: [String: String]) -> Set<String> {
        Set(targets.keys.map { PublishedPlaces.parts($0) }.filter { $0.id != nil }.map(\.path))
    }

    func files() -> [OutputFile] {
        guard !targets.isEmpty else { return [] }
        return oldPaths().map { path, target in
            OutputFile(path: path, dependencies: dependencies) { page(from: path, to: target) }
        } + [
            OutputFile(path: Self.script, dependencies: dependencies) { script() }
        ]
    }

    /// The paths at which there is no other page, with what stands in their place.
    ///
    /// Where only places on an old page are known to have moved, the page leads to where the first of them has gone.
    func oldPaths() -> [(path: String, target: String)] {
        let places = PublishedPlaces(guidance)
        var found: [String: String] = [:]
        for (from, to) in targets.sorted(by: { $0.key < $1.key }) {
            let (path, id) = PublishedPlaces.parts(from)
            guard places.ids(at: path) == nil else { continue }
            if id == nil { found[path] = to } else if found[path] == nil { found[path] = to }
        }
        return found.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    private func page(from path: String, to target: String) -> [UInt8] {
        let (file, id) = PublishedPlaces.parts(target)
        let address = Addresses.relative(from: path, to: file, fragment: id)
        func word(_ key: String) -> String { guidance.wording.interface[key] ?? key }
        var html = HTMLBuffer()
        func text(_ text: String) { html.append(escaping: text) }
        html.append("<!DOCTYPE html>\n<html lang=\"")
        text(guidance.settings.language)
        html.append("\">\n<head>\n<meta charset=\"utf-8\">\n")
        html.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>")
        text(word("movedTitle"))
        html.append("</title>\n<meta name=\"robots\" content=\"noindex\">\n<script src=\"")
        text(Addresses.relative(from: path, to: Self.script))
        html.append("\"></script>\n<meta http-equiv=\"refresh\" content=\"0; url=")
        text(address)
        html.append("\">\n</head>\n<body>\n<main>\n<h1>")
        text(word("movedTitle"))
        html.append("</h1>\n<p><a href=\"")
        text(address)
        html.append("\">")
        text(word("movedText"))
        html.append("</a></p>\n</main>\n</body>\n</html>\n")
        return html.bytes
    }

    /// The table by path, then by id; under the empty id where the path itself leads.
    private func script() -> [UInt8] {
        var pages: [String: [(id: String, to: String)]] = [:]
        for (from, to) in targets.sorted(by: { $0.key < $1.key }) {
            let (path, id) = PublishedPlaces.parts(from)
            pages[path, default: []].append((id ?? "", to))
        }
        var json = JSONBuffer()
        json.object { json in
            for (path, places) in pages.sorted(by: { $0.key < $1.key }) {
                json.object(path) { json in
                    for place in places { json.text(place.id, place.to) }
                }
            }
        }
        return Array("'use strict';\nconst moved = ".utf8) + json.bytes + Array(";\n".utf8)
            + PackageResources.moved_js
    }
}
