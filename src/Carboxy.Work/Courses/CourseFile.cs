using Carboxy.Courses;
using Carboxy.Outcomes;
using Carboxy.Patients;
using Carboxy.Screening;
using Carboxy.Sessions;
using Carboxy.Work.Sessions;

namespace Carboxy.Work.Courses;

/// <summary>Everything that is recorded about one course, as decisions and pages need it.</summary>
public sealed record CourseFile
{
    public required Patient Patient { get; init; }

    public required Course Course { get; init; }

    /// <summary>Counts the saves of the course.</summary>
    public required int Version { get; init; }

    /// <summary>The clearance of the newest screening for this zone and modality, or null where that screening gave none.</summary>
    public required Clearance? Clearance { get; init; }

    /// <summary>The physician's decision behind the clearance, with its conditions; null where screening cleared by itself.</summary>
    public Decision? Decision { get; init; }

    /// <summary>What the patient has been through: sessions of every course, and other procedures.</summary>
    public required History History { get; init; }

    /// <summary>The sessions of this course by number, the running one included.</summary>
    public required IReadOnlyList<SessionRow> Sessions { get; init; }

    /// <summary>The dates that are written down for this course, by number.</summary>
    public required IReadOnlyList<PlannedSession> Planned { get; init; }

    /// <summary>Treatment consents of this course, the newest first.</summary>
    public required IReadOnlyList<ConsentRow> Consents { get; init; }

    public required IReadOnlyList<ConsentWithdrawal> Withdrawals { get; init; }

    /// <summary>The measurements of this course that nobody has corrected, oldest first.</summary>
    public required IReadOnlyList<Measurement> Measurements { get; init; }

    public Id<CourseRow> Id => new(Course.Id.Value);

    public CourseSoFar SoFar => new(Course, Clearance, History, [.. Measurements.Select(m => m.On).Distinct().Order()]);

    public IReadOnlyList<DateOnly> Held => [.. Sessions.Select(s => s.OnDay).Order()];

    /// <summary>The session that somebody has begun and nobody has ended.</summary>
    public SessionRow? Running => Sessions.FirstOrDefault(s => s.State is SessionStates.Running or SessionStates.Paused);

    /// <summary>The consent under which a session of this number may be held at a moment, or null.</summary>
    public Consent? ConsentFor(int session, DateTimeOffset now) => Consents.Select(AsConsent)
        .FirstOrDefault(c => c.FirstSession <= session && session <= c.LastSession && c.StandsAt(now));

    public Consent AsConsent(ConsentRow row) => new()
    {
        Id = new(row.Id.Value),
        Patient = row.PatientId,
        Course = Course.Id,
        Modality = row.Modality ?? Course.Modality,
        Zone = row.Zone ?? Course.Zone,
        FirstSession = row.FirstSession ?? 1,
        LastSession = row.LastSession ?? 1,
        Version = row.TextVersion,
        Language = row.Language,
        SignedAt = row.SignedAt,
        Explainer = row.ExplainedBy,
        Guardian = row.Guardian,
        WithdrawnAt = Withdrawals.FirstOrDefault(w => w.ConsentId == row.Id)?.At,
    };
}
