package import LegalReferences

/// The works of the bibliography that running text names by their number: `SOU 2023:48`, `prop. 2019/20:1`.
///
/// A work says what it is called at the end of its title, in brackets: `Rätt förutsättningar för sjukskrivning (SOU 2023:48)`.
package struct WorkNames: Sendable {
    private struct Name: Hashable {
        var kind: Citation.Kind
        var id: String
    }

    private let keys: [Name: String]

    package init(_ works: Register<Work>, _ recognizer: Recognizer) {
        var keys: [Name: String] = [:]
        for work in works.entries where work.title.hasSuffix(")") {
            let title = Array(work.title.utf8)
            guard let last = recognizer.references(in: title).citations.last,
                last.range.upperBound == title.count - 1, last.range.lowerBound > 0,
                title[last.range.lowerBound - 1] == UInt8(ascii: "(")
            else { continue }
            let name = Name(kind: last.kind, id: last.id)
            if keys[name] == nil { keys[name] = work.key }
        }
        self.keys = keys
    }

    /// The key of the work that a reference names; acts and codes have registers of their own.
    package func key(of kind: Citation.Kind, _ id: String) -> String? {
        switch kind {
        case .sfs, .foreskrift, .kva: nil
        default: keys.isEmpty ? nil : keys[Name(kind: kind, id: id)]
        }
    }
}
