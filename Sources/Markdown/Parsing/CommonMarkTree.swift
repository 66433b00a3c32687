internal import CCmark

/// cmark's tree, owned: freed when the value that holds it ends. The only file that knows cmark.
///
/// Nothing that leaves this file holds a pointer into the tree except `CommonMarkNode`, and that is good only inside
/// `withRoot`, which is private to the parser.
@safe struct CommonMarkTree: ~Copyable {
    private let root: OpaquePointer

    /// - Parameter bytes: any text; cmark refuses none and reports none.
    init(parsing bytes: some Collection<UInt8>) {
        let parsed = bytes.withContiguousStorageIfAvailable { buffer in
            unsafe buffer.withMemoryRebound(to: CChar.self) { text in
                unsafe cmark_parse_document(text.baseAddress, text.count, CMARK_OPT_DEFAULT)
            }
        }
        // An array or a slice of one always has contiguous storage, and cmark ends the process when memory runs out.
        guard case .some(.some(let root)) = unsafe parsed else { preconditionFailure("no tree from cmark") }
        unsafe self.root = root
    }

    deinit { unsafe cmark_node_free(root) }

    func withRoot<Result>(_ body: (CommonMarkNode) -> Result) -> Result {
        body(unsafe CommonMarkNode(root))
    }
}

/// A node of cmark's tree.
@safe struct CommonMarkNode {
    enum Kind {
        case document, quote, list, item, codeBlock, htmlBlock, paragraph, heading, thematicBreak
        case text, softBreak, hardBreak, code, html, emphasis, strong, link, image
    }

    private let node: OpaquePointer

    fileprivate init(_ node: OpaquePointer) { unsafe self.node = node }

    var kind: Kind {
        switch unsafe cmark_node_get_type(node) {
        case CMARK_NODE_TEXT: .text
        case CMARK_NODE_SOFTBREAK: .softBreak
        case CMARK_NODE_LINEBREAK: .hardBreak
        case CMARK_NODE_CODE: .code
        case CMARK_NODE_HTML_INLINE: .html
        case CMARK_NODE_EMPH: .emphasis
        case CMARK_NODE_STRONG: .strong
        case CMARK_NODE_LINK: .link
        case CMARK_NODE_IMAGE: .image
        case CMARK_NODE_PARAGRAPH: .paragraph
        case CMARK_NODE_HEADING: .heading
        case CMARK_NODE_LIST: .list
        case CMARK_NODE_ITEM: .item
        case CMARK_NODE_BLOCK_QUOTE: .quote
        case CMARK_NODE_CODE_BLOCK: .codeBlock
        case CMARK_NODE_HTML_BLOCK: .htmlBlock
        case CMARK_NODE_THEMATIC_BREAK: .thematicBreak
        default: .document
        }
    }

    var firstChild: CommonMarkNode? { unsafe cmark_node_first_child(node).map(CommonMarkNode.init) }
    var next: CommonMarkNode? { unsafe cmark_node_next(node).map(CommonMarkNode.init) }

    /// What comes after the node in the text, and is not in it.
    var following: CommonMarkNode? {
        var node = unsafe node
        while unsafe cmark_node_next(node) == nil {
            guard let parent = unsafe cmark_node_parent(node) else { return nil }
            unsafe node = parent
        }
        return unsafe cmark_node_next(node).map(CommonMarkNode.init)
    }

    /// Counted by walking, which costs less than an array that grows.
    var childCount: Int {
        var count = 0
        var child = unsafe cmark_node_first_child(node)
        while let current = unsafe child {
            count += 1
            unsafe child = cmark_node_next(current)
        }
        return count
    }

    /// The text of a leaf.
    var literal: String { unsafe Self.string(cmark_node_get_literal(node)) }
    /// A link's or picture's address, its escapes and entities read.
    var destination: String { unsafe Self.string(cmark_node_get_url(node)) }
    /// `nil` where none is written; an empty one is another thing, and cmark prints it.
    var title: String? {
        let title = unsafe cmark_node_get_title(node)
        // For no title cmark hands out one and the same empty text, wherever it is asked.
        let none = unsafe cmark_node_new(CMARK_NODE_LINK)
        defer { unsafe cmark_node_free(none) }
        return unsafe title == cmark_node_get_title(none) ? nil : Self.string(title)
    }
    var fenceInfo: String { unsafe Self.string(cmark_node_get_fence_info(node)) }

    var headingLevel: Int { unsafe Int(cmark_node_get_heading_level(node)) }
    /// The first number of a numbered list, `nil` for a bulleted one.
    var listStart: Int? {
        unsafe cmark_node_get_list_type(node) == CMARK_ORDERED_LIST
            ? Int(cmark_node_get_list_start(node)) : nil
    }
    var isTightList: Bool { unsafe cmark_node_get_list_tight(node) != 0 }

    /// Lines from 1; true.
    var startLine: Int { unsafe Int(cmark_node_get_start_line(node)) }
    var endLine: Int { unsafe Int(cmark_node_get_end_line(node)) }
    /// In UTF-8 bytes from 1; wrong for inlines on unevenly indented continuation lines.
    var startColumn: Int { unsafe Int(cmark_node_get_start_column(node)) }

    private static func string(_ pointer: UnsafePointer<CChar>?) -> String {
        guard let pointer = unsafe pointer else { return "" }
        return unsafe String(cString: pointer)
    }
}
