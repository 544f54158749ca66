import PaymentsDomain
import PaymentsPorts
import Testing

@Suite struct SagaRulesTests {
    @Test(arguments: StoreConformance.everyStore)
    func `every kind and state of a saga comes back`(_ conformance: StoreConformance) async throws {
        let store = try conformance.make()
        let states: [SagaRecord.State] = [
            .due(Sample.noon), .finished, .parked(reason: "window over"), .parked(reason: ""),
        ]
        let sagas = SagaRecord.Kind.allCases.flatMap { kind in
            states.enumerated().map { place, state in
                Sample.saga("\(kind)_\(place)", state, kind: kind, questions: place)
            }
        }
        #expect(!sagas.isEmpty)
        for saga in sagas { try await store.save(saga) }
        for saga in sagas { #expect(try await store.saga(saga.id) == saga) }
        #expect(try await store.saga("none") == nil)
    }

    @Test(arguments: StoreConformance.everyStore)
    func `due sagas come by moment and then in order of insertion`(
        _ conformance: StoreConformance
    ) async throws {
        let store = try conformance.make()
        let rows = [("late", 30), ("b", 10), ("a", 10), ("future", 31), ("first", -5), ("c", 10)]
        for (id, moment) in rows { try await store.save(Sample.due(id, after: moment)) }
        #expect(try await due(in: store, after: 30) == ["first", "b", "a", "c", "late"])
        #expect(try await due(in: store, after: 29) == ["first", "b", "a", "c"])
        #expect(try await due(in: store, after: 30, limit: 2) == ["first", "b"])
        #expect(try await due(in: store, after: -6).isEmpty)
    }

    @Test(arguments: StoreConformance.everyStore, [0, -1])
    func `a limit below one gives nothing`(
        _ conformance: StoreConformance, _ limit: Int
    ) async throws {
        let store = try conformance.make()
        try await store.save(Sample.due("a", after: 0))
        _ = try await store.store(Sample.notice("evt_1"))
        try await store.commit(
            PaymentChange(
                payment: try Sample.payment("pay_1"), outbox: [try Sample.message("evt_a")]))
        #expect(try await due(in: store, after: 1, limit: limit).isEmpty)
        #expect(try await store.pendingNotices(limit: limit).isEmpty)
        #expect(try await store.unpublished(limit: limit).isEmpty)
        #expect(try await due(in: store, after: 1, limit: 1) == ["a"])
    }

    @Test(arguments: StoreConformance.everyStore)
    func `a saga saved again is replaced and keeps its place`(
        _ conformance: StoreConformance
    ) async throws {
        let store = try conformance.make()
        try await store.save(Sample.due("a", after: 1))
        try await store.save(Sample.due("b", after: 2))
        try await store.save(Sample.due("a", after: 2))
        #expect(try await due(in: store, after: 2) == ["a", "b"])
        #expect(try await due(in: store, after: 1).isEmpty)
        let replacement = SagaRecord(
            id: "a", kind: .refund, paymentID: PaymentID("pay_9"), state: .finished, questions: 4,
            startedAt: Sample.noon.adding(milliseconds: 3))
        try await store.save(replacement)
        #expect(try await store.saga("a") == replacement)
        #expect(try await due(in: store, after: 9) == ["b"])
    }

    @Test(arguments: StoreConformance.everyStore)
    func `a finished or parked saga is not due until it is put back`(
        _ conformance: StoreConformance
    ) async throws {
        let store = try conformance.make()
        try await store.save(Sample.due("a", after: 1))
        for state in [SagaRecord.State.finished, .parked(reason: "ask the bank")] {
            try await store.save(Sample.saga("a", state))
            #expect(try await due(in: store, after: 99).isEmpty)
            try await store.save(Sample.due("a", after: 1))
            #expect(try await due(in: store, after: 1) == ["a"])
        }
    }

    @Test(arguments: StoreConformance.everyStore)
    func `parked sagas come in order of insertion`(_ conformance: StoreConformance) async throws {
        let store = try conformance.make()
        for id in ["z", "m", "a"] { try await store.save(Sample.due(id, after: 0)) }
        for id in ["a", "m", "z"] {
            try await store.save(Sample.saga(id, .parked(reason: "no answer for \(id)")))
        }
        try await store.save(Sample.saga("m", .finished))
        let parked = try await store.parkedSagas()
        #expect(
            parked == [
                Sample.saga("z", .parked(reason: "no answer for z")),
                Sample.saga("a", .parked(reason: "no answer for a")),
            ])
    }

    @Test(arguments: StoreConformance.everyStore)
    func `a commit inserts and replaces sagas in their order`(
        _ conformance: StoreConformance
    ) async throws {
        let store = try conformance.make()
        try await store.save(Sample.due("a", after: 1))
        try await store.commit(
            PaymentChange(
                payment: try Sample.payment("pay_1"),
                sagas: [
                    Sample.due("c", after: 1), Sample.due("b", after: 1),
                    Sample.saga("a", .finished), Sample.due("a", after: 1),
                ]))
        #expect(try await due(in: store, after: 1) == ["a", "c", "b"])
    }

    private func due(
        in store: any PaymentStore, after milliseconds: Int, limit: Int = 100
    ) async throws -> [String] {
        try await store.dueSagas(at: Sample.noon.adding(milliseconds: milliseconds), limit: limit)
            .map(\.id)
    }
}
