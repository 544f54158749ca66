import GatewaySimulators
import HTTPModel
import HTTPTypes
import SimulationCore

/// What is remembered of a request for people to look at.
package struct RequestRecord: Sendable {
    let id: Int
    let at: VirtualInstant
    let gateway: GatewayName
    let method: HTTPRequest.Method
    let target: String
    let host: String
    let key: String?
    /// The status answered; 0 when a fault kept any answer back.
    let status: Int
    let fault: String?
    let microseconds: Int

    /// The path and query without what is secret in it.
    var shownTarget: String { Redaction.target(target) }

    /// The request again, as far as naming it needs it.
    var request: RequestMessage { RequestMessage(method, host: host, path: target) }
}

/// The requests answered last.
struct RequestLog {
    private let capacity: Int
    private var records: [RequestRecord] = []
    /// How many requests there were.
    private(set) var count = 0

    init(capacity: Int = 1000) {
        self.capacity = capacity
        records.reserveCapacity(capacity)
    }

    /// Remembers a request; `record` gets its number.
    mutating func add(_ record: (Int) -> RequestRecord) {
        let place = count % capacity
        count += 1
        if records.count < capacity {
            records.append(record(count))
        } else {
            records[place] = record(count)
        }
    }

    mutating func removeAll() {
        records.removeAll(keepingCapacity: true)
        count = 0
    }

    /// The newest first, at most so many.
    func newest(_ limit: Int, of gateway: GatewayName? = nil) -> [RequestRecord] {
        var found: [RequestRecord] = []
        var number = count
        while number > max(0, count - records.count), found.count < limit {
            number -= 1
            let record = records[number % capacity]
            if gateway == nil || record.gateway == gateway { found.append(record) }
        }
        return found
    }
}

/// Takes out of texts for people what only the two sides of a request may know.
enum Redaction {
    private static let secrets = [
        "client_secret", "key_id", "key_secret", "card[number]", "card[cvc]",
    ]

    /// A path and query whose secret values are `…`.
    static func target(_ target: String) -> String {
        guard let mark = target.utf8.firstIndex(of: UInt8(ascii: "?")) else { return target }
        let query = target[target.utf8.index(after: mark)...]
        let items = query.split(separator: "&", omittingEmptySubsequences: false).map { item in
            guard let equals = item.firstIndex(of: "=") else { return String(item) }
            let name = PercentEncoding.decode(item[..<equals], plusIsSpace: true)
            let isSecret = secrets.contains { name.hasSuffix($0) }
            return isSecret ? item[...equals] + "…" : String(item)
        }
        return target[...mark] + items.joined(separator: "&")
    }
}
