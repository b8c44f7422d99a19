namespace Carboxy.Screening;

/// <summary>One answer as a thing that can be known, denied, forgotten or taken over from somebody else.</summary>
sealed record AnswerFact(string Name, Func<Answers, bool> IsKnown, Func<Answers, Answers, Answers> Copy)
{
    /// <summary>Answers that only ever reassure: for them it is the "no" that is the danger.</summary>
    static readonly HashSet<YesNo> Reassuring = [YesNo.SurgeonRelease, YesNo.GuardianConsent];

    public static readonly Answers Healthy = ClinicRules.Case("""{"sex": "M"}""").Answers;

    /// <summary>Every "no" that stands for a danger's absence.</summary>
    public static IReadOnlyList<AnswerFact> All { get; } =
    [
        .. Enum.GetValues<YesNo>().Select(q => new AnswerFact(AnswerWords.Of(q), a => a[q] is not null, (to, from) => to.With(q, from[q]))),
        new("sex", a => a.Sex is not Patients.Sex.Unknown, (to, from) => to with { Sex = from.Sex }),
        new("age", a => a.Age is not null, (to, from) => to with { Age = from.Age, BirthDate = from.BirthDate }),
        new("dx", a => a.Diagnoses is not null, (to, from) => to with { Diagnoses = from.Diagnoses }),
        new("drugs", a => a.Medicines is not null, (to, from) => to with { Medicines = from.Medicines }),
        new("cancer", a => a.Cancer is not null, (to, from) => to with { Cancer = from.Cancer }),
        new("infection_now", a => a.Infection is not null, (to, from) => to with { Infection = from.Infection }),
        new("temp_c", a => a.Temperature is not null, (to, from) => to with { Temperature = from.Temperature }),
        new("bp", a => a.Pressure is not null, (to, from) => to with { Pressure = from.Pressure }),
        new("bp_repeat", a => a.PressureRepeat is not null, (to, from) => to with { PressureRepeat = from.PressureRepeat }),
        new("skin_zone", a => a.Skin is not null, (to, from) => to with { Skin = from.Skin }),
        new("acne_iga", a => a.AcneIga is not null, (to, from) => to with { AcneIga = from.AcneIga }),
        new("recent", a => a.Procedures is not null, (to, from) => to with { Procedures = from.Procedures }),
        new("sessions", a => a.Sessions is not null, (to, from) => to with { Sessions = from.Sessions }),
        new("allergies", a => a.Allergies is not null, (to, from) => to with { Allergies = from.Allergies }),
        new("phq9_item9", a => a.Phq9Item9 is not null, (to, from) => to with { Phq9Item9 = from.Phq9Item9 }),
    ];

    public Answers Forget(Answers a) => Copy(a, Answers.None);

    /// <summary>The answer that raises no doubt.</summary>
    public Answers Deny(Answers a) => Name == "surgeon_release" ? a.With(YesNo.SurgeonRelease, true) : Copy(a, Healthy);

    /// <summary>Whether the answer is a plain no, or the normal value.</summary>
    public bool IsNo(Answers a) => IsKnown(a) && !(Reassuring.Any(r => AnswerWords.Of(r) == Name)) && Name switch
    {
        "sex" => a.Sex is Patients.Sex.Male,
        "age" => a.Age is >= 18 and <= 55,
        "bp" => a.Pressure is { Systolic: < 140, Diastolic: < 90 },
        "bp_repeat" => a.PressureRepeat is { Systolic: < 140, Diastolic: < 90 },
        "temp_c" => a.Temperature <= 37.0m,
        _ => Deny(a) == a,
    };
}
