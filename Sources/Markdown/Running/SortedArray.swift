extension Array {
    /// How many elements come before all others, those of which something is true: in a sorted array.
    @inlinable
    package func countBefore(_ comesBefore: (Element) -> Bool) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if comesBefore(self[middle]) { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
