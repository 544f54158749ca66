import HTTPModel
import JSONModel
import PaymentsDomain
import PaymentsPorts
import Synchronization

/// Stands in for the use case: keeps notices by id, or fails as told.
final class NoticeRecorder: ReceiveNoticeUseCase {
    private let state: Mutex<[ProviderNotice]> = Mutex([])
    private let failure: CommandFailure?

    init(failure: CommandFailure? = nil) { self.failure = failure }

    var notices: [ProviderNotice] { state.withLock { $0 } }

    func receive(_ notice: ProviderNotice) async throws(CommandFailure) -> Bool {
        if let failure { throw failure }
        return state.withLock { notices in
            guard !notices.contains(where: { $0.id == notice.id }) else { return false }
            notices.append(notice)
            return true
        }
    }
}

struct FixedClock: WallClock {
    let now: Timestamp

    init(seconds: Int) { now = Timestamp(milliseconds: seconds * 1000) }
}

/// Status and, for problem details, their code.
func verdict(_ response: ResponseMessage) -> String {
    let body = try? JSONValue.parse(response.body)
    if let code = body?["code"]?.string { return "\(response.status) \(code)" }
    return "\(response.status) \(String(decoding: response.body, as: UTF8.self))"
}

let acknowledged = #"200 {"received":true}"#

func money(_ minorUnits: Int, _ code: String) -> Money {
    guard let currency = Currency(code: code),
        let money = Money(minorUnits: minorUnits, currency: currency)
    else { preconditionFailure("\(minorUnits) \(code) is no money") }
    return money
}
