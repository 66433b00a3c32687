import Dictionaries
import Foundation
import Guidance
import Output
import Publication
import TestSupport
import Testing

@Suite("Sections as files for other systems")
struct SectionFragmentTests {
    @Test("are the same asked for one by one, in any order, and as often as anyone likes")
    func onDemand() throws {
        let site = LaidOutSite(MiniGuidance.read(Repository.root).tree, words: .none, jobs: 2)
        let publication = try #require(site.publication)
        let files = publication.sections()
        let bytes = Dictionary(uniqueKeysWithValues: files.map { ($0.path, $0.bytes()) })
        #expect(bytes.count > 200)
        for file in files.reversed() {
            #expect(file.bytes() == bytes[file.path], "\(file.path)")
            #expect(publication.section(at: file.path)?.bytes() == bytes[file.path], "\(file.path)")
        }
        let missing = try #require(files.first).path.replacing(".html", with: "-finns-inte.html")
        #expect(publication.section(at: missing) == nil)
        #expect(publication.section(at: "api/v1/fragments/.html") == nil)
        #expect(publication.section(at: "index.html") == nil)
    }
}
