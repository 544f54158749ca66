import GatewaySimulators
import HTTPModel
import HTTPTypes
import JSONModel
import SimulationCore
import Synchronization

extension ControlInterface {
    func state(limit: Int) -> JSONValue {
        let shown = desk.contents.withLock { contents -> (Int, [(GatewayName, Account)]) in
            (
                contents.state.revision,
                GatewayName.allCases.map { ($0, Account(contents.state.account($0), limit)) }
            )
        }
        return [
            "revision": JSONValue(shown.0), "seed": Self.number(desk.settings.seed),
            "clock": clock(),
            "gateways": .array(shown.1.map { gateway($0.0, $0.1) }), "faults": faults(),
            "webhooks": webhooks(limit: limit, of: nil),
            "requests": requests(limit: limit, of: nil), "snapshots": snapshots(),
            "broken_invariants": brokenInvariants(),
        ]
    }

    /// One account, read in one go.
    private struct Account: Sendable {
        let balances: [GatewayBalance]
        let objects: [(GatewayObject, [String])]
        let choices: [String]
        let bookCount: Int

        init(_ account: any GatewaySimulator, _ limit: Int) {
            balances = account.balances
            objects = account.objects(limit: limit).map { ($0, account.choices(for: $0.id)) }
            choices = account.choices(for: "account")
            bookCount = account.bookCount
        }
    }

    private func gateway(_ name: GatewayName, _ account: Account) -> JSONValue {
        [
            "name": .string(name.rawValue), "url": .string(url(of: name)),
            "balances": .array(
                account.balances.map { balance in
                    [
                        "currency": .string(balance.currency),
                        "exponent": JSONValue(CurrencyExponent.of(balance.currency)),
                        "available": JSONValue(balance.available),
                        "pending": JSONValue(balance.pending),
                    ]
                }),
            "objects": .array(account.objects.map { Self.object($0.0, $0.1) }),
            "account_choices": .array(account.choices.map { .string($0) }),
            "book_entries": JSONValue(account.bookCount),
        ]
    }

    private static func object(_ object: GatewayObject, _ choices: [String]) -> JSONValue {
        [
            "kind": .string(object.kind), "id": .string(object.id),
            "status": .string(object.status), "amount": JSONValue(object.amount),
            "currency": JSONValue(object.currency),
            "exponent": JSONValue(object.currency.map { CurrencyExponent.of($0) }),
            "created_at": moment(object.createdAt), "payment_id": JSONValue(object.paymentID),
            "choices": .array(choices.map { .string($0) }),
        ]
    }

    func objects(limit: Int, of gateway: GatewayName?) -> JSONValue {
        let accounts = desk.contents.withLock { contents in
            GatewayName.allCases.filter { gateway == nil || $0 == gateway }
                .map { Account(contents.state.account($0), limit) }
        }
        return .array(accounts.flatMap(\.objects).map { Self.object($0.0, $0.1) })
    }

    func clock() -> JSONValue {
        let (mode, now, next) = desk.contents.withLock { contents in
            (
                contents.state.clock.mode,
                contents.state.clock.now(wall: GatewayDesk.wall), contents.state.nextDeadline
            )
        }
        return [
            "mode": .string(mode.rawValue), "now": Self.moment(now),
            "milliseconds": JSONValue(now.milliseconds),
            "next_deadline": next.map { Self.moment($0) } ?? .null,
        ]
    }

    func requests(limit: Int, of gateway: GatewayName?) -> JSONValue {
        let records = desk.contents.withLock { $0.requests.newest(limit, of: gateway) }
        return .array(
            records.map { record in
                [
                    "id": JSONValue(record.id), "at": Self.moment(record.at),
                    "gateway": .string(record.gateway.rawValue),
                    "method": .string(record.method.rawValue),
                    "path": .string(record.shownTarget),
                    "label": .string(desk.label(of: record.request, at: record.gateway)),
                    "status": JSONValue(record.status), "fault": JSONValue(record.fault),
                    "duration_microseconds": JSONValue(record.microseconds),
                    "key": JSONValue(record.key),
                ]
            })
    }

    func books(_ query: ControlQuery) -> JSONValue {
        let names = GatewayName.allCases.filter { query.gateway == nil || $0 == query.gateway }
        let books = desk.contents.withLock { contents in
            names.map { ($0, contents.state.account($0).books) }
        }
        let total = books.reduce(0) { $0 + $1.1.count }
        var skip = query.after
        var entries: [JSONValue] = []
        for (name, all) in books {
            let start = min(skip, all.count)
            skip -= start
            for entry in all[start...] where entries.count < query.limit {
                entries.append(Self.entry(entry, name))
            }
        }
        return ["total": JSONValue(total), "entries": .array(entries)]
    }

    private static func entry(_ entry: BookEntry, _ name: GatewayName) -> JSONValue {
        [
            "gateway": .string(name.rawValue), "kind": .string(entry.kind.rawValue),
            "object_id": .string(entry.objectID), "payment_id": .string(entry.paymentID),
            "merchant_reference": JSONValue(entry.merchantReference),
            "operation_reference": JSONValue(entry.operationReference),
            "amount": JSONValue(entry.amount), "currency": .string(entry.currency),
            "exponent": JSONValue(CurrencyExponent.of(entry.currency)), "at": moment(entry.at),
        ]
    }

    func invariants() -> JSONValue {
        desk.lookAtInvariants()
        let broken = brokenInvariants()
        return ["hold": .bool(broken.array?.isEmpty ?? true), "broken": broken]
    }

    private func brokenInvariants() -> JSONValue {
        let broken = desk.contents.withLock { $0.brokenInvariants }
        return .array(
            broken.map { ["gateway": .string($0.0.rawValue), "detail": .string($0.1)] })
    }

    func webhooks(limit: Int, of gateway: GatewayName?) -> JSONValue {
        let found = desk.contents.withLock { contents in
            contents.state.webhooks.newest(limit, of: gateway)
                .map { ($0, contents.state.address(of: $0)) }
        }
        return .array(found.map { Self.webhook($0.0, to: $0.1) })
    }

    func webhook(_ delivery: WebhookDelivery) -> JSONValue {
        Self.webhook(delivery, to: desk.contents.withLock { $0.state.address(of: delivery) })
    }

    private static func webhook(_ delivery: WebhookDelivery, to address: String?) -> JSONValue {
        [
            "id": .string(delivery.id), "gateway": .string(delivery.gateway.rawValue),
            "event_id": .string(delivery.event.id), "type": .string(delivery.event.type),
            "endpoint": .string(delivery.event.endpoint),
            "url": JSONValue(address),
            "created_at": moment(delivery.event.createdAt),
            "state": .string(delivery.stage.rawValue),
            "next_try_at": delivery.due.map { moment($0) } ?? .null,
            "tries": .array(delivery.tries.map(attempt)),
        ]
    }

    private static func attempt(_ attempt: WebhookTry) -> JSONValue {
        [
            "at": moment(attempt.at),
            "outcome": .string(attempt.outcome.isDelivered ? "delivered" : "failed"),
            "status": JSONValue(attempt.outcome.status),
            "detail": .string(attempt.outcome.detail), "fault": JSONValue(attempt.fault),
        ]
    }

    func faults() -> JSONValue {
        let (standing, rules) = desk.contents.withLock { contents in
            let now = contents.state.clock.now(wall: GatewayDesk.wall)
            return (contents.state.standingFaults(at: now), contents.state.rules)
        }
        return .array(standing.map { Self.fault($0, rules[$0.id]) })
    }

    func fault(_ id: String) throws(ControlProblem) -> JSONValue {
        let found = faults().array?.first { $0["id"]?.string == id }
        guard let found else { throw .notFound("no fault has the id '\(id)'") }
        return found
    }

    private static func fault(_ fault: StandingFault, _ rule: JSONValue?) -> JSONValue {
        [
            "id": .string(fault.id), "rule": rule ?? [:], "strikes": JSONValue(fault.struck),
        ]
    }

    func snapshots() -> JSONValue {
        .array(desk.contents.withLock { $0.state.snapshots }.map(snapshot))
    }

    func snapshot(_ snapshot: DeskSnapshot) -> JSONValue {
        ["name": .string(snapshot.name), "taken_at": Self.moment(snapshot.takenAt)]
    }

    func settings() -> JSONValue {
        let (path, addresses) = desk.contents.withLock {
            ($0.journal?.file.path, $0.state.addresses)
        }
        func urls(_ name: GatewayName) -> JSONValue {
            .array((addresses[name] ?? []).map { .string($0.description) })
        }
        return [
            "seed": Self.number(desk.settings.seed),
            "clock": .string(desk.settings.clock.rawValue), "state_file": JSONValue(path),
            "webhook_urls": ["stripe": urls(.stripe), "razorpay": urls(.razorpay)],
        ]
    }

    static func moment(_ instant: VirtualInstant) -> JSONValue {
        .string(RFC3339.format(milliseconds: instant.milliseconds))
    }

    private static func number(_ value: UInt64) -> JSONValue {
        JSONNumber(String(value)).map { .number($0) } ?? .null
    }
}

/// How many decimal places a currency's minor units make (ISO 4217).
enum CurrencyExponent {
    private static let none: Set<String> = [
        "BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "VND", "VUV",
        "XAF", "XOF", "XPF",
    ]
    private static let three: Set<String> = ["BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"]

    static func of(_ currency: String) -> Int {
        if none.contains(currency) { return 0 }
        return three.contains(currency) ? 3 : 2
    }
}
