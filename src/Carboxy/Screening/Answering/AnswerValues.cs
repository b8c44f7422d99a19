namespace Carboxy.Screening;

/// <summary>In which phase a disease is.</summary>
public enum DiseasePhase
{
    Current,
    Past,
    Remission,
    Exacerbation,
    Acute,
}

/// <summary>One diagnosis. A phase or control that nobody knows is null.</summary>
/// <param name="Icd10">An ICD-10 code such as <c>I20.9</c>.</param>
public sealed record Diagnosis(string Icd10, DiseasePhase? Phase, Truth Controlled = null, DateOnly? Since = null);

/// <summary>One medicine by ATC code. <see cref="EndsOn"/> is the day of the last dose; null means that no end is known.</summary>
public sealed record Medicine(string Atc, DateOnly? EndsOn);

/// <summary>Another procedure or an operation. A date that nobody knows is null; a zone that nobody named counts as the same.</summary>
public sealed record OtherProcedure(string Procedure, DateOnly? On, Truth SameZone = null);

/// <summary>An earlier session of carboxytherapy.</summary>
public sealed record PastSession(Modality Modality, DateOnly On);

/// <summary>A blood pressure reading in mmHg.</summary>
public readonly record struct BloodPressure(int Systolic, int Diastolic)
{
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Systolic}/{Diastolic}");
}

/// <summary>Whether there is or was a malignancy.</summary>
public enum CancerHistory
{
    No,
    Active,
    PastRemission,
}

/// <summary>An infection today.</summary>
public enum InfectionNow
{
    No,
    CommonCold,
    Influenza,
    Other,
}

/// <summary>What is seen on the skin of the zone; several may be seen at once.</summary>
[Flags]
public enum SkinFindings
{
    None = 0,
    Wound = 1,
    Burn = 2,
    Erosion = 4,
    Ulcer = 8,
    Puncture = 16,
    Sunburn = 32,
    Inflammation = 64,
    Herpes = 128,
    Fungus = 256,
}

/// <summary>One patient's answers with what is wanted, where, and on which day.</summary>
/// <param name="Zone">A zone id of the knowledge base.</param>
/// <param name="Goals">Indications wanted, by seed row id.</param>
public sealed record ScreeningCase(string Id, DateOnly Today, Modality Modality, string Zone, IReadOnlyList<string> Goals, Answers Answers);
