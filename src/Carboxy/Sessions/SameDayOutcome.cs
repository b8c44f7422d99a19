using Carboxy.Patients;

namespace Carboxy.Sessions;

/// <summary>What the records say about today's session, before anybody is asked.</summary>
public sealed record SameDayFacts
{
    public required Id<Patient> Patient { get; init; }

    public required Sex Sex { get; init; }

    public required Modality Modality { get; init; }

    /// <summary>A zone id of the knowledge base.</summary>
    public required string Zone { get; init; }

    /// <summary>Counts from 1 within the course.</summary>
    public required int SessionNumber { get; init; }

    /// <summary>The day of the full screening behind the clearance.</summary>
    public required DateOnly ScreenedOn { get; init; }

    /// <summary>The first day that the course allows; today or earlier where no gap is left to wait for.</summary>
    public required DateOnly FirstAllowedByCourse { get; init; }

    /// <summary>The first day that other procedures in the zone allow; today or earlier where none is recorded.</summary>
    public required DateOnly FirstAllowedByProcedures { get; init; }

    /// <summary>Somebody noted a risk for which blood pressure is taken at every session.</summary>
    public required bool RiskNoted { get; init; }

    /// <summary>A medicine that thins the blood is on record; new medicines are asked about anyway.</summary>
    public bool BloodThinners { get; init; } = true;

    /// <summary>An earlier reaction asks for less than the last time.</summary>
    public bool LowerDose { get; init; }

    /// <summary>A measurement is planned for today, or was missed.</summary>
    public bool MeasuresDue { get; init; } = true;

    /// <summary>A physician's signed decision stands behind the clearance.</summary>
    public required bool PhysicianDecided { get; init; }
}

/// <summary>How the same-day check ended.</summary>
public abstract record SameDayOutcome
{
    /// <summary>Every question asked is answered and nothing stops the session. Only <see cref="SameDayCheck"/> makes one.</summary>
    public sealed record ClearedToday : SameDayOutcome
    {
        internal ClearedToday(SameDayFacts facts, IReadOnlyDictionary<string, SameDayAnswer> answers, IReadOnlyList<SameDayNote> notes, DateOnly on) =>
            (Facts, Answers, Notes, On) = (facts, answers, notes, on);

        public SameDayFacts Facts { get; }

        /// <summary>What was asked and answered, computed facts included.</summary>
        public IReadOnlyDictionary<string, SameDayAnswer> Answers { get; }

        public IReadOnlyList<SameDayNote> Notes { get; }

        public DateOnly On { get; }
    }

    /// <summary>No session today: all stops, not the first, and what was still unanswered.</summary>
    public sealed record Stopped(IReadOnlyList<Stop> Stops, IReadOnlyList<MissingAnswer> Missing) : SameDayOutcome
    {
        public bool Urgent => Stops.Any(stop => stop.Urgent);

        public bool NeedsFullScreening => Stops.Any(stop => stop.NeedsFullScreening);

        /// <summary>How much of the course has to wait: as much as the gravest stop says.</summary>
        public StopReach Reach => Stops.Max(stop => stop.Rule.Reach);

        /// <summary>The day before which it makes no sense to try again: every day that a stop names has come, and it is not today any more.</summary>
        public DateOnly NotBefore(DateOnly today) => Stops.Select(stop => stop.FirstAllowed ?? today).Append(Reach == StopReach.Now ? today : today.AddDays(1)).Max();

        /// <summary>The first day on which every stop allows a session, or null where one of them names no day.</summary>
        public DateOnly? FirstAllowed => Stops.All(stop => stop.FirstAllowed is not null) ? Stops.Max(stop => stop.FirstAllowed) : null;
    }

    /// <summary>Something is unanswered or unknown, and unknown is never cleared (P8).</summary>
    public sealed record Unfinished(IReadOnlyList<MissingAnswer> Missing) : SameDayOutcome;
}

/// <summary>One reason why the session does not start.</summary>
public sealed record Stop(SameDayQuestion Question, StopRule Rule, SameDayAnswer Answer, DateOnly? FirstAllowed)
{
    public bool Urgent => Rule.Means == StopMeaning.UrgentReferral;

    public bool NeedsFullScreening => Rule.Means == StopMeaning.FullScreening;
}

/// <summary>A question without a usable answer, and why it is not one.</summary>
public sealed record MissingAnswer(SameDayQuestion Question, WhyMissing Why);

/// <summary>Why a question counts as unanswered.</summary>
public enum WhyMissing
{
    NotAsked,

    /// <summary>Asked, and nobody knows; a rule behind it then needs a physician (R-48a).</summary>
    SaidUnknown,

    /// <summary>A number outside what the question accepts, or an answer of another kind.</summary>
    NotUsable,
}
