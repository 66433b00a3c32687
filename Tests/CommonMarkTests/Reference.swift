import CCmark

/// cmark itself, called as the contract names it: what our own renderer has to equal.
struct Reference {
    var html: [UInt8]
    /// How many levels the deepest node stands below the document.
    var depth: Int
    /// Whether a node is raw HTML.
    var holdsHTML: Bool

    init(_ text: [UInt8]) {
        let root = text.withUnsafeBytes { buffer in
            cmark_parse_document(
                buffer.baseAddress?.assumingMemoryBound(to: CChar.self), buffer.count, CMARK_OPT_DEFAULT)
        }
        guard let root else { preconditionFailure("no tree from cmark") }
        defer { cmark_node_free(root) }
        guard let rendered = cmark_render_html(root, CMARK_OPT_DEFAULT) else {
            preconditionFailure("no HTML from cmark")
        }
        defer { cmark_get_default_mem_allocator().pointee.free(rendered) }
        html = Array(String(cString: rendered).utf8)
        depth = 0
        holdsHTML = false
        var level = 0
        let iterator = cmark_iter_new(root)
        defer { cmark_iter_free(iterator) }
        while true {
            let event = cmark_iter_next(iterator)
            if event == CMARK_EVENT_DONE { break }
            guard let node = cmark_iter_get_node(iterator) else { continue }
            if event == CMARK_EVENT_ENTER {
                depth = max(depth, level)
                let type = cmark_node_get_type(node)
                if type == CMARK_NODE_HTML_BLOCK || type == CMARK_NODE_HTML_INLINE { holdsHTML = true }
                // Leaves are entered only.
                if cmark_node_first_child(node) != nil || !isLeaf(type) { level += 1 }
            } else {
                level -= 1
            }
        }
    }

    /// Whether a paragraph put below a text would become code.
    static func makesCodeOfWhatFollows(_ text: [UInt8]) -> Bool {
        let longer = Reference(text + Array("\n\nslutet\n".utf8))
        return !longer.holdsHTML && !longer.html.suffix(14).elementsEqual("<p>slutet</p>\n".utf8)
    }
}

private func isLeaf(_ type: cmark_node_type) -> Bool {
    switch type {
    case CMARK_NODE_HTML_BLOCK, CMARK_NODE_THEMATIC_BREAK, CMARK_NODE_CODE_BLOCK, CMARK_NODE_TEXT,
        CMARK_NODE_SOFTBREAK,
        CMARK_NODE_LINEBREAK, CMARK_NODE_CODE, CMARK_NODE_HTML_INLINE:
        true
    default: false
    }
}
