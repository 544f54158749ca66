import JSONModel

/// Walks a Razorpay list page by page.
///
/// Pages are counted off from the newest object, so objects made meanwhile push others onto the next
/// page: none is missed, but some come twice. Those are left out here.
struct RazorpayPages {
    /// What the next page came to.
    enum Step {
        case items([JSONValue])
        case end
        /// The list was refused because it belongs to an object Razorpay does not have.
        case missing
        case failed(String)
    }

    static let pageSize = 100

    private let connection: ProviderConnection
    private let path: String
    private let maximumPages: Int
    private var pagesRead = 0
    private var seen: Set<String> = []
    private var hasMore = true

    /// The pages of `path`, which already has a query if it ends in `&`, and at most so many of them.
    init(_ connection: ProviderConnection, path: String, maximumPages: Int) {
        self.connection = connection
        self.path = path
        self.maximumPages = maximumPages
    }

    mutating func next() async -> Step {
        guard hasMore else { return .end }
        guard pagesRead < maximumPages else {
            return .failed("more than \(maximumPages) pages of \(Self.pageSize)")
        }
        let skip = pagesRead * Self.pageSize
        pagesRead += 1
        let answer = await connection.ask("\(path)count=\(Self.pageSize)&skip=\(skip)")
        switch answer {
        case .answered(let page):
            guard let items = page["items"]?.array else { return .failed("no list") }
            hasMore = items.count >= Self.pageSize
            return .items(items.filter { isNew($0) })
        case .refused(400, let error) where RazorpayRefusal(error).saysUnknownID: return .missing
        case .refused(let status, _): return .failed("the list was refused with HTTP \(status)")
        case .notSent(let reason), .unknown(let reason): return .failed(reason)
        }
    }

    private mutating func isNew(_ item: JSONValue) -> Bool {
        guard let id = item.filledText("id") else { return true }
        return seen.insert(id).inserted
    }
}
