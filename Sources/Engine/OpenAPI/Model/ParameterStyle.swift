/// How a value is written as text in a path, query, header or cookie.
package enum ParameterStyle: String, Sendable, Hashable, CaseIterable {
    /// `3,4,5`: in paths and headers.
    case simple
    /// `.3.4.5`: in paths.
    case label
    /// `;id=3;id=4`: in paths.
    case matrix
    /// `id=3&id=4`: in queries and cookies.
    case form
    /// `id=3%204`: in queries.
    case spaceDelimited
    /// `id=3|4`: in queries.
    case pipeDelimited
    /// `id[a]=3&id[b]=4`: in queries.
    case deepObject

    /// The styles a place allows, the one it uses unless told otherwise first.
    static func allowed(in word: String) -> [ParameterStyle] {
        switch word {
        case "path": [.simple, .label, .matrix]
        case "query": [.form, .spaceDelimited, .pipeDelimited, .deepObject]
        case "cookie": [.form]
        default: [.simple]
        }
    }

    /// What stands between the parts of a value that is not exploded.
    var delimiter: UInt8 {
        switch self {
        case .spaceDelimited: UInt8(ascii: " ")
        case .pipeDelimited: UInt8(ascii: "|")
        default: UInt8(ascii: ",")
        }
    }
}
