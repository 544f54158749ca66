import Testing

@testable import SimulationCore

@Suite struct SeededRandomTests {
    @Test func `the numbers are those of SplitMix64`() {
        var random = SeededRandom(seed: 0)
        #expect(random.next() == 0xE220_A839_7B1D_CDAF)
        #expect(random.next() == 0x6E78_9E6A_A1B9_65F4)
        #expect(random.next() == 0x06C4_5D18_8009_454F)
    }

    @Test func `a bounded number stays below its bound, however large`() {
        var random = SeededRandom(seed: 9)
        for _ in 0..<100 {
            #expect((0..<Int.max).contains(random.next(below: .max)))
            #expect(random.next(below: 1) == 0)
        }
    }

    @Test func `seeds derived from one seed are unrelated and always the same`() {
        #expect(SeededRandom.derive(7, 0) == 0x0524_257C_04FC_F117)
        #expect(SeededRandom.derive(7, 1) == 0x1F05_0266_C3B1_5F0A)
        #expect(SeededRandom.derive(7, 2) == 0x7F9D_A6B5_12EF_A06B)
        #expect(Set((0..<10_000).map { SeededRandom.derive(7, $0) }).count == 10_000)
    }
}

@Suite struct StableHasherTests {
    private func hash(_ combine: (inout StableHasher) -> Void) -> UInt64 {
        var hasher = StableHasher()
        combine(&hasher)
        return hasher.value
    }

    @Test func `the hash of a number is the same everywhere`() {
        #expect(hash { _ in } == 0x952F_14F1_E8DD_C491)
        #expect(hash { $0.combine(0) } == 0xB3F1_3EF3_0CD5_C8A6)
        #expect(hash { $0.combine(-1) } == 0xA91F_8B8F_2843_B410)
        #expect(hash { $0.combine(UInt64.max) } == 0xA91F_8B8F_2843_B410)
    }

    @Test(
        arguments: [
            ("", 0xE4C5_A812_1C20_C71E), ("pay", 0x60D7_6662_D3CC_BBF1),
            ("pay_00000001", 0xDB8A_8E4B_395A_1459), ("₹500", 0xC0F9_C77E_7152_0E16),
        ] as [(String, UInt64)])
    func `the hash of a text is the same everywhere`(text: String, value: UInt64) {
        #expect(hash { $0.combine(text) } == value)
        #expect(hash { $0.combine(Array(text.utf8)) } == value)
    }

    @Test func `where one text ends and the next begins makes a difference`() {
        let splits = [["ab", "c"], ["a", "bc"], ["abc"], ["", "abc"], ["abc", ""]]
        let hashes = splits.map { split in hash { for part in split { $0.combine(part) } } }
        #expect(Set(hashes).count == splits.count)
    }

    @Test func `zero bytes count`() {
        let texts: [[UInt8]] = [[], [0], [0, 0], Array(repeating: 0, count: 8)]
        #expect(Set(texts.map { text in hash { $0.combine(text) } }).count == texts.count)
    }
}

@Suite struct TraceTests {
    private struct Note: TraceEntry {
        let text: String
        func combine(into hasher: inout StableHasher) { hasher.combine(text) }
    }

    private func trace(_ notes: [(Int, String)]) -> Trace<Note> {
        var trace = Trace<Note>()
        for (milliseconds, text) in notes {
            trace.append(Note(text: text), at: VirtualInstant(milliseconds: milliseconds))
        }
        return trace
    }

    @Test func `equal histories have equal hashes`() {
        let notes = [(1, "authorize"), (2, "capture")]
        #expect(trace(notes).hash == trace(notes).hash)
        #expect(trace(notes).entries.map(\.entry.text) == ["authorize", "capture"])
        #expect(trace(notes).entries.map(\.instant.milliseconds) == [1, 2])
    }

    @Test func `entry, order, moment and number of entries all change the hash`() {
        let histories = [
            [], [(1, "authorize"), (2, "capture")], [(1, "authorize"), (2, "refund")],
            [(1, "capture"), (2, "authorize")], [(1, "authorize"), (3, "capture")],
            [(1, "authorize")],
        ]
        #expect(Set(histories.map { trace($0).hash }).count == histories.count)
    }
}
