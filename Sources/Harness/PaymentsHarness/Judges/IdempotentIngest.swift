import Findings
import PaymentsPorts

/// The same webhook, delivered any number of times, is taken in once.
struct IdempotentIngest: Judge {
    static let rule = JudgeRule(
        "idempotent-ingest",
        "One provider event is stored once and applied at most once, however often it comes.")

    private var sent: Set<NoticeID> = []
    private var stored: Set<NoticeID> = []
    private var applied: Set<NoticeID> = []

    mutating func look(at delta: History.Delta) -> [Finding] {
        sent.formUnion(delta.sentWebhooks)
        var findings: [Finding] = []
        for notice in delta.storedNotices {
            if !sent.contains(notice) {
                findings.append(
                    violation(
                        "a webhook was taken in under an id no provider gave it",
                        expected: "an event that was sent", found: notice.eventID))
            }
            if !stored.insert(notice).inserted {
                findings.append(violation("event \(notice.eventID) was taken in twice"))
            }
        }
        for commit in delta.commits {
            guard let notice = commit.appliedNotice else { continue }
            if !applied.insert(notice).inserted {
                findings.append(violation("event \(notice.eventID) was applied twice"))
            }
        }
        return findings
    }
}
