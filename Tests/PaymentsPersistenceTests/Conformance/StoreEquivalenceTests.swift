import PaymentsPersistence
import PaymentsPorts
import Testing

@Suite struct StoreEquivalenceTests {
    @Test(arguments: UInt64(1)...12)
    func `both stores answer the same calls alike and end up alike`(_ seed: UInt64) async throws {
        let memory = MemoryStore()
        let file = try SQLiteStore(inMemory: ())
        var source = StoreOperationSource(seed: seed)
        var met: Set<String> = []
        var seen: Set<String> = []
        for step in 1...300 {
            let operation = try source.next()
            let answer = await operation.perform(on: memory)
            let other = await operation.perform(on: file)
            guard answer == other else {
                Issue.record("step \(step), \(operation): \(answer) and \(other)")
                return
            }
            met.insert(Self.kind(of: answer))
            guard step.isMultiple(of: 50) else { continue }
            let held = try await StoreContents(memory)
            let isSame = try await StoreContents(file) == held
            #expect(isSame, "after step \(step), \(operation)")
            held.kinds.forEach { seen.insert($0) }
        }
        // The calls must have met what they can meet, or this shows nothing.
        #expect(seen == StoreContents.allKinds)
        #expect(
            met == [
                "done", "stored", "stored before", "read", "conflict", "key taken", "entry exists",
            ])
    }

    private static func kind(of answer: StoreAnswer) -> String {
        switch answer {
        case .done: "done"
        case .stored(let isNew): isNew ? "stored" : "stored before"
        case .read: "read"
        case .failed(.conflict): "conflict"
        case .failed(.keyTaken): "key taken"
        case .failed(.entryExists): "entry exists"
        case .failed(let failure): "\(failure)"
        }
    }
}
