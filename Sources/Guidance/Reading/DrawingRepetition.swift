/// How many elements a drawing becomes when each reference in it draws what it refers to.
///
/// Ten references to a group with ten references to another one, nine times over, are a kilobyte of text and a thousand million
/// shapes, which the reader's browser would have to draw.
struct DrawingRepetition {
    /// More than this is no drawing.
    static let most = 10_000

    /// An element with what stands in it.
    private struct Part {
        var id: String?
        var elements = 1
        var references: [String] = []
    }

    private var open: [Part] = []
    private var parts: [String: Part] = [:]
    private var whole: Part?

    mutating func open(_ attributes: [String: String]) {
        var part = Part(id: attributes["id"])
        for (key, value) in attributes {
            if key == "href" || key == "xlink:href", value.hasPrefix("#") {
                part.references.append(String(value.dropFirst()))
            } else if let start = value.firstRange(of: "url(#") {
                part.references.append(String(value[start.upperBound...].prefix { $0 != ")" }))
            }
        }
        open.append(part)
    }

    mutating func close() {
        guard let part = open.popLast() else { return }
        if let id = part.id { parts[id] = part }
        guard let parent = open.indices.last else { return whole = part }
        open[parent].elements += part.elements
        open[parent].references += part.references
    }

    /// Whether more is drawn than a drawing has, and more than stands in the file.
    var isExcessive: Bool {
        guard let whole, !whole.references.isEmpty else { return false }
        var known: [String: Int] = [:]
        return count(whole, &known, depth: 0) > max(Self.most, whole.elements)
    }

    /// - Returns: no more than a little over `most`; what refers to itself is without end.
    private func count(_ part: Part, _ known: inout [String: Int], depth: Int) -> Int {
        guard depth < 50 else { return Self.most }
        var total = part.elements
        for reference in part.references {
            guard total <= Self.most * 100 else { break }
            if known[reference] == nil, let target = parts[reference] {
                known[reference] = count(target, &known, depth: depth + 1)
            }
            total += known[reference] ?? 0
        }
        return min(total, Self.most * 100)
    }
}
