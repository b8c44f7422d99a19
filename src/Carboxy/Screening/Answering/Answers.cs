namespace Carboxy.Screening;

/// <summary>A question that is answered yes, no or unknown. The names are those of carboxy-answers/1, in its own case.</summary>
public enum YesNo
{
    Pregnant,
    Lactating,
    Inflammation,
    Herpes,
    Fungus,
    Flare,
    Couperose,
    Rosacea,
    InflammatoryLesions,
    SurgeonRelease,
    RedFlags,
    GuardianConsent,
    Immunosuppression,
    SevereAnaemia,
    NeedlePhobia,
    SleepApnoea,
    Intoxicated,
    Isotretinoin6m,
    HerpesHistory,
}

/// <summary>
/// What a person answered, and what staff measured. Null means unknown: nobody asked, or nobody knows. A list that is
/// known and empty means "none".
/// </summary>
public sealed record Answers
{
    /// <summary>Nobody has asked anything yet.</summary>
    public static readonly Answers None = new();

    ulong yes;
    ulong known;

    /// <summary>One bit a question, those answered yes and those answered at all.</summary>
    internal (ulong Yes, ulong Known) Bits => (yes, known);

    public Truth this[YesNo question] => (known >> (int)question & 1) == 0 ? null : (yes >> (int)question & 1) == 1;

    /// <summary>The same answers with one of them given, changed or taken back.</summary>
    public Answers With(YesNo question, Truth said)
    {
        var bit = 1UL << (int)question;
        return this with
        {
            known = said is null ? known & ~bit : known | bit,
            yes = said is true ? yes | bit : yes & ~bit,
        };
    }

    public Patients.Sex Sex { get; init; }

    /// <summary>Whole years as stated; a birth date, where given, counts instead.</summary>
    public int? Age { get; init; }

    public DateOnly? BirthDate { get; init; }

    /// <summary>Week of pregnancy, where one is stated.</summary>
    public int? Weeks { get; init; }

    /// <summary>First day of the last period.</summary>
    public DateOnly? LastPeriod { get; init; }

    public IReadOnlyList<Diagnosis>? Diagnoses { get; init; }

    /// <summary>ICD-10 codes of relatives; kept, and never matched (P6).</summary>
    public IReadOnlyList<string>? FamilyHistory { get; init; }

    public IReadOnlyList<Medicine>? Medicines { get; init; }

    public CancerHistory? Cancer { get; init; }

    public InfectionNow? Infection { get; init; }

    /// <summary>Body temperature today, °C.</summary>
    public decimal? Temperature { get; init; }

    /// <summary>Blood pressure today, mmHg.</summary>
    public BloodPressure? Pressure { get; init; }

    /// <summary>The repeat after 5-10 minutes, mmHg (FACTS 6.4 item 5).</summary>
    public BloodPressure? PressureRepeat { get; init; }

    /// <summary>Heart beats per minute today.</summary>
    public int? Pulse { get; init; }

    /// <summary>What is seen on the skin of the zone; <see cref="SkinFindings.None"/> is intact.</summary>
    public SkinFindings? Skin { get; init; }

    /// <summary>Investigator's global assessment of acne, 0 clear to 4 severe (M-15).</summary>
    public int? AcneIga { get; init; }

    public IReadOnlyList<OtherProcedure>? Procedures { get; init; }

    public IReadOnlyList<PastSession>? Sessions { get; init; }

    public IReadOnlyList<string>? Allergies { get; init; }

    /// <summary>PHQ-9 item 9, 0 to 3 (M-33).</summary>
    public int? Phq9Item9 { get; init; }

    public int? AgeOn(DateOnly day) => BirthDate is { } born ? Quantities.Age.On(day, born) : Age;

    public bool Equals(Answers? other) => other is not null && AnswersJson.Write(this) == AnswersJson.Write(other);

    public override int GetHashCode() => AnswersJson.Write(this).GetHashCode(StringComparison.Ordinal);
}
