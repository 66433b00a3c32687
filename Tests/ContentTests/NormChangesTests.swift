import Foundation
import Guidance
import Testing

/// The check itself is checked: what an editor could change by mistake, one word at a time, in every row's section.
@Suite("A changed statement is caught")
struct NormChangesTests {
    @Test("its modal word swapped for another")
    func modality() throws {
        try expectEveryRowToNotice { norm, _ in
            norm.modality == .indikativ ? [] : norm.modality.examples.map { ($0.word, $0.swapped) }
        }
    }

    @Test("its modal word left out")
    func missingModality() throws {
        try expectEveryRowToNotice { norm, _ in
            norm.modality == .indikativ ? [] : norm.modality.examples.map { ($0.word, "") }
        }
    }

    @Test("a modal word put where there was none")
    func addedModality() throws {
        try expectEveryRowToNotice { norm, _ in
            norm.modality == .indikativ ? [(norm.keys[0], "bör \(norm.keys[0])")] : []
        }
    }

    @Test("its condition left out")
    func condition() throws {
        try expectEveryRowToNotice { norm, _ in norm.condition.isEmpty ? [] : [(norm.condition, "")] }
    }

    @Test("its basis pointing elsewhere", arguments: [0, 1])
    func basis(_ index: Int) throws {
        try expectEveryRowToNotice { norm, content in
            guard norm.basis.indices.contains(index) else { return [] }
            let basis = Basis(norm.basis[index], acts: content.registers.acts)
            return [(basis.citation.isEmpty ? norm.basis[index] : basis.citation, "99 kap. 99 §")]
        }
    }

    /// Makes each change at each place where it can be made, one at a time: for every row one of them must be
    /// the statement's own.
    private func expectEveryRowToNotice(
        _ changes: (Norm, ContentUnderTest) -> [(old: String, new: String)]
    ) throws {
        let content = try ContentUnderTest.read()
        var pages = ChangedPages(content: content)
        var unnoticed: [String] = []
        for norm in content.norms {
            let wanted = changes(norm, content)
            guard !wanted.isEmpty, let page = content.pages[norm.at.file],
                let section = page.section(norm.at.heading)
            else { continue }
            let lines = content.lines(of: norm.at.file)
            // Footnotes stand last on the page.
            let notes = lines.indices.filter { lines[$0].hasPrefix("[^") }.map { $0 + 1 }
            let numbers = Array(page.lines(of: section, count: lines.count)) + notes
            let isNoticed = wanted.contains { change in
                numbers.contains { number in
                    Self.places(of: change.old, in: lines[number - 1]).contains { place in
                        let changed = pages.page(
                            norm.at.file, line: number, replacing: place, with: change.new)
                        let section = changed?.section(norm.at.heading)
                        return !norm.faults(in: section, acts: content.registers.acts).isEmpty
                    }
                }
            }
            if !isNoticed {
                unnoticed.append("\(norm.id) \(norm.at): \(wanted.map(\.old).joined(separator: ", "))")
            }
        }
        recordAll(unnoticed, "rader märker inte ändringen")
    }

    /// Where some words stand, whole.
    private static func places(of words: String, in line: String) -> [Range<String.Index>] {
        var places: [Range<String.Index>] = []
        var start = line.startIndex
        while let found = line.range(of: words, options: .caseInsensitive, range: start..<line.endIndex) {
            let before = found.lowerBound > line.startIndex ? line[line.index(before: found.lowerBound)] : " "
            let after = found.upperBound < line.endIndex ? line[found.upperBound] : " "
            if !before.isLetter, !after.isLetter { places.append(found) }
            start = found.upperBound
        }
        return places
    }
}

/// Pages as they would read after one change, each read once: many rows share a section.
private struct ChangedPages {
    private struct Change: Hashable {
        var path: String
        var line: Int
        var place: Range<String.Index>
        var new: String
    }

    let content: ContentUnderTest
    private var known: [Change: PageText?] = [:]

    init(content: ContentUnderTest) { self.content = content }

    mutating func page(
        _ path: String, line number: Int, replacing place: Range<String.Index>, with new: String
    ) -> PageText? {
        let change = Change(path: path, line: number, place: place, new: new)
        if let page = known[change] { return page }
        var lines = content.lines(of: path)
        lines[number - 1].replaceSubrange(place, with: new)
        let page = content.page(path, reading: lines.joined(separator: "\n"))
        known[change] = page
        return page
    }
}

extension Modality {
    /// Its words, and another one that would stand as well in its place.
    fileprivate var examples: [(word: String, swapped: String)] {
        switch self {
        case .ska: [("ska", "bör")]
        case .behöver: [("behöver", "kan"), ("behövs", "finns"), ("behövde", "kunde")]
        case .bör: [("bör", "ska")]
        case .viktigt:
            [
                ("viktigt", "nödvändigt"), ("viktig", "avgörande"), ("viktiga", "avgörande"),
                ("viktigaste", "bästa"),
            ]
        case .kan: [("kan", "ska")]
        case .får: [("får", "ska")]
        case .bara: [("bara", "också"), ("endast", "också"), ("enbart", "också")]
        case .aldrig: [("aldrig", "inte alltid")]
        case .somRegel: [("som regel", "alltid"), ("som huvudregel", "alltid")]
        case .indikativ, .måste: []
        }
    }
}
