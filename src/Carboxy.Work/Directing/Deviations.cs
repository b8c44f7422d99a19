using Carboxy.Patients;
using Carboxy.Sessions;
using Carboxy.Work.Sessions;

namespace Carboxy.Work.Directing;

/// <summary>Tells which events of a session depart from its protocol.</summary>
static class Deviations
{
    /// <param name="row">Whose session.</param>
    /// <param name="sequence">The place of the event.</param>
    /// <param name="happened">The event.</param>
    /// <param name="plan">What was laid down.</param>
    public static SessionDeviation? Of(SessionRow row, int sequence, SessionEvent happened, SessionPlan plan) =>
        KindOf(happened.What, plan) is { } kind ? Make(row.Id, sequence, row.PatientId, kind, Why(happened.What, plan), happened.At) : null;

    /// <summary>The session began after the last day that the course gave it.</summary>
    public static SessionDeviation Late(SessionRow row, DateOnly latest) =>
        Make(row.Id, 1, row.PatientId, DeviationKind.Gap, new($"сеанс {row.Number} начат {Days.Show(row.OnDay).Ru}, а не позже {Days.Show(latest).Ru}", $"session {row.Number} began on {Days.Show(row.OnDay).En}, not by {Days.Show(latest).En}"), row.StartedAt);

    /// <summary>A step that is optional, or that this session's plan forbids, is left out as a matter of course.</summary>
    static DeviationKind? KindOf(SessionFact what, SessionPlan plan) => what switch
    {
        SessionFact.PointTreated { Reason: not null } => DeviationKind.Dose,
        SessionFact.TimerStopped { Reason: not null } => DeviationKind.Timer,
        SessionFact.StoppedEarly => DeviationKind.Stopped,
        SessionFact.StepSkipped skipped when plan.Steps.FirstOrDefault(s => s.Id == skipped.Step) is { Optional: false, Forbidden: null } => DeviationKind.Step,
        _ => null,
    };

    static Text Why(SessionFact what, SessionPlan plan) => FactWords.Of(what, plan) is var words && what is SessionFact.PointTreated { Reason: { } reason }
        ? new($"{words.Ru} — {reason}", $"{words.En} - {reason}") : words;

    static SessionDeviation Make(Id<SessionRow> session, int sequence, Id<Patient> patient, DeviationKind kind, Text words, DateTimeOffset at) =>
        new() { SessionId = session, Sequence = sequence, PatientId = patient, Kind = kind, WordsRu = words.Ru, WordsEn = words.En, At = at };
}
