extension Optional {
    /// Puts an element in the place of another in a copy, which is made when it is first needed.
    mutating func replace<Element>(_ index: Int, of elements: [Element], by element: Element)
    where Wrapped == [Element] {
        if self == nil { self = elements }
        self?[index] = element
    }
}
