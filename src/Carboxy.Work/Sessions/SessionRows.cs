using Carboxy.Patients;
using Carboxy.Screening;
using Carboxy.Work.Adverse;
using Carboxy.Work.Courses;
using Carboxy.Work.Database;

namespace Carboxy.Work.Sessions;

/// <summary>A session that has begun, as its events left it; the events are the record, this row is for asking.</summary>
public sealed class SessionRow
{
    public required Id<SessionRow> Id { get; init; }

    public required Id<Patient> PatientId { get; init; }

    public required Id<CourseRow> CourseId { get; init; }

    /// <summary>Which session of the course, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>The right to treat this patient in this modality and zone; the database refuses any other.</summary>
    public required Id<Clearance> ClearanceId { get; init; }

    public required Modality Modality { get; init; }

    public required string Zone { get; init; }

    public string? Side { get; init; }

    public required Id<ConsentRow> ConsentId { get; init; }

    public required Guid PractitionerId { get; init; }

    public Id<Room>? RoomId { get; init; }

    public required DateOnly OnDay { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset? EndedAt { get; set; }

    public required string State { get; set; }

    public Guid? SignedBy { get; set; }

    public DateTimeOffset? SignedAt { get; set; }

    /// <summary>How many reactions nobody has seen the end of; null: none.</summary>
    public int? OpenReactions { get; set; }

    /// <summary>How many events have happened; the second of two tablets that add the same one is refused.</summary>
    public required int Events { get; set; }

    /// <summary>How many of them have been read for what was used; null where nobody has read them yet.</summary>
    public int? Materials { get; set; }
}

/// <summary>One thing that happened in a session.</summary>
public sealed class SessionEventRow
{
    public required Id<SessionRow> SessionId { get; init; }

    /// <summary>From 1, without holes.</summary>
    public required int Sequence { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string Actor { get; init; }

    public required string Kind { get; init; }

    public required string Content { get; init; }
}

/// <summary>A check before a session as it was judged: the answers, and every stop with its rules.</summary>
public sealed class SameDayCheckRow
{
    public required Id<SameDayCheckRow> Id { get; init; }

    public required Id<Patient> PatientId { get; init; }

    public required Id<CourseRow> CourseId { get; init; }

    /// <summary>Which session of the course it was for.</summary>
    public required int Number { get; init; }

    public required DateOnly OnDay { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string Actor { get; init; }

    /// <summary><c>cleared</c> or <c>stopped</c>.</summary>
    public required string Outcome { get; init; }

    public required string Content { get; init; }
}

/// <summary>A reaction that went beyond what is expected.</summary>
public sealed class AdverseEventRow
{
    public required Id<AdverseEventRow> Id { get; init; }

    public required Id<Patient> PatientId { get; init; }

    public Id<SessionRow>? SessionId { get; init; }

    public required string Kind { get; init; }

    public int? Grade { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    public required string Content { get; init; }

    public required string Actor { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>The entry that this one corrects or carries on.</summary>
    public Id<AdverseEventRow>? ReplacesId { get; init; }

    /// <summary>The first entry of the chain; null where this is the first.</summary>
    public Id<AdverseEventRow>? RootId { get; init; }

    public AdverseSource Source { get; init; }

    /// <summary>What somebody said in their own words.</summary>
    public string? Words { get; init; }

    /// <summary>It was noted by mistake; the entry that it replaces stays readable.</summary>
    public bool Retracted { get; init; }

    public Id<AdverseEventRow> Root => RootId ?? Id;
}
