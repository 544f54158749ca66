import Contracts
import JSONModel
import OpenAPI
import PaymentsPorts

/// Makes a case smaller as long as its request still shows the same violation.
struct CaseShrinker {
    let runner: CaseRunner
    let trials: Int

    /// The smallest case found, with what came of it.
    func shrink(
        _ driveCase: DriveCase, showing violation: DriveViolation, first: CaseRunner.Outcome
    ) throws(StoreFailure) -> (DriveCase, CaseRunner.Outcome) {
        var search = Search(
            runner: runner, violation: violation, left: trials, best: (driveCase, first),
            wrongs: first.exchange.map { runner.faults(of: $0.request) } ?? [])
        try search.tryStages()
        try search.tryFewerSteps()
        try search.tryWithoutParameters()
        try search.tryParameters()
        try search.tryBody()
        return search.best
    }

    private struct Search {
        let runner: CaseRunner
        let violation: DriveViolation
        var left: Int
        var best: (DriveCase, CaseRunner.Outcome)
        /// What the document finds wrong with the request; must stay the same.
        let wrongs: [String]

        mutating func holds(_ candidate: DriveCase) throws(StoreFailure) -> Bool {
            guard left > 0 else { return false }
            left -= 1
            let outcome = try runner.run(candidate)
            guard let exchange = outcome.exchange,
                runner.faults(of: exchange.request) == wrongs,
                outcome.violations.contains(where: isSame)
            else { return false }
            best = (candidate, outcome)
            return true
        }

        private func isSame(_ other: DriveViolation) -> Bool {
            other.rule == violation.rule && other.kind == violation.kind
        }

        /// The same request after fewer requests before it.
        mutating func tryStages() throws(StoreFailure) {
            let count = best.0.stage.steps.count
            if best.0.times > 1 {
                var once = best.0
                once.times = 1
                _ = try holds(once)
            }
            for stage in Stage.all where stage.steps.count < count && !stage.hasFaults {
                var candidate = best.0
                candidate.stage = stage
                if try holds(candidate) { return }
            }
        }

        /// The same request after the same requests but one, again and again.
        mutating func tryFewerSteps() throws(StoreFailure) {
            var place = best.0.stage.steps.count - 1
            while place >= 0 {
                var candidate = best.0
                candidate.stage.steps.remove(at: place)
                _ = try holds(candidate)
                place -= 1
            }
        }

        mutating func tryWithoutParameters() throws(StoreFailure) {
            for (parameter, _) in best.0.draft.values where !parameter.isRequired {
                var candidate = best.0
                candidate.draft = candidate.draft.setting(parameter.name, to: nil)
                _ = try holds(candidate)
            }
        }

        mutating func tryParameters() throws(StoreFailure) {
            for (parameter, value) in best.0.draft.values {
                guard case .given(let value) = value else { continue }
                try shrink(value) { value, candidate in
                    candidate.draft = candidate.draft.setting(parameter.name, to: value)
                }
            }
        }

        mutating func tryBody() throws(StoreFailure) {
            guard let body = best.0.draft.body.json else { return }
            var without = best.0
            without.draft.body = .none
            without.draft.contentType = nil
            if try holds(without) { return }
            try shrink(body) { $1.draft.body = .json($0) }
        }

        private mutating func shrink(
            _ value: JSONValue, _ change: (JSONValue, inout DriveCase) -> Void
        ) throws(StoreFailure) {
            var failure: StoreFailure?
            let start = best.0
            let shrinker = ValueShrinker(trials: left, plain: start.plainBody)
            _ = shrinker.shrink(value) { smaller in
                var candidate = start
                change(smaller, &candidate)
                do throws(StoreFailure) {
                    return try holds(candidate)
                } catch {
                    failure = error
                    return false
                }
            }
            if let failure { throw failure }
        }
    }
}
