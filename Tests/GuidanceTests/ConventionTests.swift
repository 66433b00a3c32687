import Diagnostics
import Foundation
import Guidance
import Publication
import TestSupport
import Testing

@Suite("Every convention of Markdown")
struct ConventionTests {
    /// The page `del-1/page.md` of the guidance in Fixtures/registers, rendered as `lots render` does.
    @Test("gives the HTML that was recorded", arguments: Repository.names(in: Repository.conventions))
    func html(_ name: String) async throws {
        try await withTemporaryFolder { folder in
            try folder.overlay(Repository.base)
            try folder.overlay(Repository.tests.appending(path: "Fixtures/registers"))
            let source = Repository.conventions.appending(path: name)
            try folder.write(Data(contentsOf: source.appending(path: "page.md")), to: "Content/del-1/page.md")
            let (content, templates, site) = (
                FolderReader(root: folder.path("Content"), name: "Content").read(jobs: 2).folder,
                FolderReader(root: folder.path("Templates"), name: "Templates").read(jobs: 2).folder,
                FolderReader(root: folder.path("Site"), name: "Site").read(jobs: 2).folder
            )
            let resolution = GuidanceDraft.read(
                SourceTree(content: content, templates: templates, site: site), jobs: 2
            ).resolve(jobs: 2, requiring: "del-1/page.md")
            #expect(
                resolution.diagnostics.isEmpty,
                "\(resolution.diagnostics.map { $0.formatted(as: .text) }.joined())")
            let guidance = try #require(resolution.guidance)
            let page = try #require(guidance.outline.index(ofPath: "del-1/page.md"))
            let html = String(decoding: PageText.html(of: page, in: guidance), as: UTF8.self)
            try expectRecorded(html, in: source.appending(path: "expected.html"))
            expectSound(html)
        }
    }

    /// What holds for every page: ids once, links in the page that lead somewhere, no attribute of style, no link in a link.
    private func expectSound(_ html: String) {
        let ids = html.matches(of: /\sid="([^"]*)"/).map { String($0.1) }
        #expect(Set(ids).count == ids.count, "an id twice")
        for target in html.matches(of: /href="#([^"]*)"/).map({ String($0.1) }) {
            #expect(ids.contains(target), "#\(target)")
        }
        for targets in html.matches(of: /aria-(labelled|described)by="([^"]*)"/).map({ $0.2 }) {
            for target in targets.split(separator: " ") {
                #expect(ids.contains(String(target)), "\(target)")
            }
        }
        #expect(!html.contains(" style="))
        #expect(!html.contains("<p></p>") && !html.contains("<li></li>"))
        var open = 0
        for tag in html.matches(of: /<(\/?)a[ >]/) {
            open += tag.1.isEmpty ? 1 : -1
            #expect(open <= 1, "a link in a link")
        }
        #expect(!html.contains("src=\"\"") && !html.contains("href=\"\"") && !html.contains("\u{1}"))
    }
}
