import HTTPModel
import PaymentsDomain

/// Reads the queries of requests.
enum QueryReading {
    /// The order that `?order_id=` names, and nothing else.
    static func orderID(_ request: RequestMessage) throws(Problem) -> OrderID {
        var found: String?
        for item in request.queryItems {
            guard item.name == "order_id" else {
                throw .malformed("the query has \(item.name); expected order_id only")
            }
            guard found == nil else { throw .malformed("the query has order_id more than once") }
            found = item.value
        }
        let rule = TextRule.identifier
        guard let found else {
            throw .malformed("the query has no order_id; expected \(rule.words)")
        }
        guard rule.accepts(found) else {
            throw .malformed("the query's order_id is not \(rule.words)")
        }
        return OrderID(found)
    }
}
