using Carboxy.Patients;

namespace Carboxy.Screening;

/// <summary>
/// The right to treat: one patient, one modality, one zone, until a day. Only a screening that clears, or a screening
/// together with a physician's signed decision, makes one.
/// </summary>
public sealed class Clearance
{
    /// <summary>A full screening is repeated when it is older than this (FACTS 6.4 item 3, house default).</summary>
    public const int DaysValid = 90;

    Clearance(Id<Clearance> id, Id<Patient> patient, Modality modality, string zone, DateOnly grantedOn, DateOnly expiresOn, Id<ScreeningRecord> screening, Id<Decision>? decision) =>
        (Id, Patient, Modality, Zone, GrantedOn, ExpiresOn, Screening, Decision) = (id, patient, modality, zone, grantedOn, expiresOn, screening, decision);

    public Id<Clearance> Id { get; }

    public Id<Patient> Patient { get; }

    public Modality Modality { get; }

    /// <summary>A zone id of the knowledge base.</summary>
    public string Zone { get; }

    public DateOnly GrantedOn { get; }

    /// <summary>The last day on which it holds.</summary>
    public DateOnly ExpiresOn { get; }

    public Id<ScreeningRecord> Screening { get; }

    public Id<Decision>? Decision { get; }

    public bool HoldsOn(DateOnly day) => day >= GrantedOn && day <= ExpiresOn;

    /// <summary>A clearance from a screening alone, or null where its verdict is anything but cleared.</summary>
    public static Clearance? From(ScreeningRecord screening, DateTimeOffset now) =>
        screening.Verdict is Verdict.Cleared ? Grant(screening, decision: null, now) : null;

    /// <summary>
    /// A clearance from a screening that a physician resolved in favour of treatment, or null: an exclusion and a
    /// postponement have no override (FACTS 2.1), and a decision speaks for its own screening only.
    /// </summary>
    public static Clearance? From(ScreeningRecord screening, Decision decision, DateTimeOffset now) =>
        screening.Verdict is Verdict.NeedsClinicianDecision && decision.Treat && decision.Screening == screening.Id
            ? Grant(screening, decision.Id, now)
            : null;

    static Clearance Grant(ScreeningRecord screening, Id<Decision>? decision, DateTimeOffset now) =>
        new(Id<Clearance>.New(now), screening.Patient, screening.Modality, screening.Zone, screening.On, screening.On.AddDays(DaysValid), screening.Id, decision);
}

/// <summary>A screening as it is kept: its inputs, the rule set that judged them, and what came of it. Never changed.</summary>
public sealed record ScreeningRecord
{
    public required Id<ScreeningRecord> Id { get; init; }

    public required Id<Patient> Patient { get; init; }

    public required Modality Modality { get; init; }

    /// <summary>A zone id of the knowledge base.</summary>
    public required string Zone { get; init; }

    /// <summary>The clinic's day of the screening.</summary>
    public required DateOnly On { get; init; }

    /// <summary>Label and content hash of the rule set, such as <c>2026.1+3f9c</c>.</summary>
    public required string RuleSet { get; init; }

    /// <summary>The case as it was judged, in the carboxy-answers/1 form, so that it can be replayed.</summary>
    public required string CaseJson { get; init; }

    public required Verdict Verdict { get; init; }

    /// <summary>The whole answer as <c>carboxy screen --format json</c> prints it.</summary>
    public required string ResultJson { get; init; }
}

/// <summary>A physician's signed resolution of one screening.</summary>
public sealed record Decision
{
    public required Id<Decision> Id { get; init; }

    public required Id<ScreeningRecord> Screening { get; init; }

    /// <summary>The physician who signs.</summary>
    public required Guid Physician { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>True: treat; false: do not treat.</summary>
    public required bool Treat { get; init; }

    /// <summary>The written reason; never empty.</summary>
    public required string Reason { get; init; }

    /// <summary>What must hold at every session where the physician clears; null where nothing more is asked.</summary>
    public string? Conditions { get; init; }

    /// <summary>The day on which the patient may be screened again, where the physician postpones.</summary>
    public DateOnly? Until { get; init; }
}
