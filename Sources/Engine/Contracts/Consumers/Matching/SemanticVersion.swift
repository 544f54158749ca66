/// Version numbers as semver.org defines them.
enum SemanticVersion {
    /// Whether a text is such a version: `1.0.0-rc.1+build.5`.
    static func isValid(_ text: String) -> Bool {
        let build = text.split(separator: "+", maxSplits: 1, omittingEmptySubsequences: false)
        if build.count == 2, !areIdentifiers(build[1], allowZeros: true) { return false }
        let release = build[0].split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
        if release.count == 2, !areIdentifiers(release[1], allowZeros: false) { return false }
        let numbers = release[0].split(separator: ".", omittingEmptySubsequences: false)
        return numbers.count == 3 && numbers.allSatisfy(isNumber)
    }

    private static func isNumber(_ text: Substring) -> Bool {
        !text.isEmpty && text.utf8.allSatisfy { (48...57).contains($0) }
            && (text == "0" || text.first != "0")
    }

    private static func areIdentifiers(_ text: Substring, allowZeros: Bool) -> Bool {
        text.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { part in
            let isWord = part.utf8.allSatisfy {
                (48...57).contains($0) || (65...90).contains($0) || (97...122).contains($0)
                    || $0 == UInt8(ascii: "-")
            }
            guard !part.isEmpty, isWord else { return false }
            let isDigits = part.utf8.allSatisfy { (48...57).contains($0) }
            return allowZeros || !isDigits || part == "0" || part.first != "0"
        }
    }
}
