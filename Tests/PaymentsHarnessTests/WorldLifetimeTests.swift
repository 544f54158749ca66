import PaymentsHarness
import Testing

@Suite struct WorldLifetimeTests {
    @Test(arguments: Profile.allCases)
    func `nothing of a world is left when nobody needs its history any more`(
        _ profile: Profile
    ) throws {
        for seed in 0..<10 as Range<UInt64> {
            weak var history: History?
            do {
                let run = try ScenarioRun.play(
                    HistoryToken(profile: profile, seed: seed).scenario, in: Repository.world(),
                    keepingHistory: true)
                history = run.history
                #expect(history != nil)
            }
            #expect(history == nil, "\(profile) \(seed)")
        }
    }
}
