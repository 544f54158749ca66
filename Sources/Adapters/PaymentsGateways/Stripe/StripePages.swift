import HTTPModel
import JSONModel

/// Walks a Stripe list page by page, newest objects first.
struct StripePages {
    /// What the next page came to.
    enum Step {
        case items([JSONValue])
        case end
        /// The list was refused because it names an object Stripe does not have.
        case missing
        case failed(String)
    }

    static let pageSize = 100

    private let connection: ProviderConnection
    private let path: String
    private let maximumPages: Int
    private var pagesRead = 0
    private var lastID: String?
    private var hasMore = true

    /// The pages of `path`, which already has a query, and at most so many of them.
    init(_ connection: ProviderConnection, path: String, maximumPages: Int) {
        self.connection = connection
        self.path = path + "&limit=\(Self.pageSize)"
        self.maximumPages = maximumPages
    }

    mutating func next() async -> Step {
        guard hasMore else { return .end }
        guard pagesRead < maximumPages else {
            return .failed("more than \(maximumPages) pages of \(Self.pageSize)")
        }
        pagesRead += 1
        let cursor = lastID.map { "&starting_after=" + PercentEncoding.encode($0) } ?? ""
        let answer = await connection.ask(path + cursor)
        switch answer {
        case .answered(let page): return take(page)
        case .refused(_, let error) where error["code"]?.string == "resource_missing":
            return .missing
        case .refused(let status, _): return .failed("the list was refused with HTTP \(status)")
        case .notSent(let reason), .unknown(let reason): return .failed(reason)
        }
    }

    private mutating func take(_ page: JSONValue) -> Step {
        guard let items = page["data"]?.array, let more = page["has_more"]?.bool else {
            return .failed("an answer that is no list")
        }
        hasMore = more
        lastID = items.last?.filledText("id")
        if more, lastID == nil { return .failed("a list that goes on after nothing") }
        return .items(items)
    }
}
