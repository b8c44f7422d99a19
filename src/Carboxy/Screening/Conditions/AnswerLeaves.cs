using System.Globalization;

namespace Carboxy.Screening;

/// <summary>A question answered yes or no.</summary>
public sealed record YesNoLeaf(YesNo Question) : Leaf
{
    public override string? Fact { get; } = AnswerWords.Of(Question);

    public override Truth Holds(in CaseView view) => view.Answers[Question];

    public override string Because(in CaseView view) => $"{Fact}: {(Holds(view) is true ? "yes" : "no")}";
}

/// <summary>A number that rules compare.</summary>
public enum NumberFact
{
    Age,
    Weeks,
    TempC,
    AcneIga,
    Phq9Item9,
    BpSystolic,
    BpDiastolic,
    BpRepeatSystolic,
    BpRepeatDiastolic,
}

/// <summary>How two numbers are compared.</summary>
public enum Comparison
{
    Less,
    AtMost,
    Equal,
    AtLeast,
    More,
}

/// <summary>A number compared with a limit; a number that nobody gave leaves it open.</summary>
public sealed record NumberLeaf(NumberFact Number, Comparison How, double Limit) : Leaf
{
    public override string? Fact { get; } = Number switch
    {
        NumberFact.BpSystolic or NumberFact.BpDiastolic => "bp",
        NumberFact.BpRepeatSystolic or NumberFact.BpRepeatDiastolic => "bp_repeat",
        NumberFact.Phq9Item9 => "phq9_item9",
        _ => System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(Number.ToString()),
    };

    public override Truth Holds(in CaseView view) => Holds(view.Number(Number)) switch { 1 => true, -1 => false, _ => null };

    /// <summary>1 yes, -1 no, 0 where the number is not a number: nobody gave one.</summary>
    internal sbyte Holds(double value)
    {
        if (double.IsNaN(value))
            return 0;
        var holds = How switch
        {
            Comparison.Less => value < Limit,
            Comparison.AtMost => value <= Limit,
            Comparison.Equal => value == Limit,
            Comparison.AtLeast => value >= Limit,
            _ => value > Limit,
        };
        return holds ? (sbyte)1 : (sbyte)-1;
    }

    public override string Because(in CaseView view) => Number switch
    {
        NumberFact.BpSystolic or NumberFact.BpDiastolic => $"bp: {view.Answers.Pressure}",
        NumberFact.BpRepeatSystolic or NumberFact.BpRepeatDiastolic => $"bp_repeat: {view.Answers.PressureRepeat}",
        _ => string.Create(CultureInfo.InvariantCulture, $"{Fact}: {view.Number(Number)}"),
    };
}

/// <summary>Something seen on the skin of the zone.</summary>
public sealed record SkinLeaf(SkinFindings Findings) : Leaf
{
    public override string? Fact => "skin_zone";

    public override Truth Holds(in CaseView view) => view.Answers.Skin is { } seen ? (seen & Findings) != 0 : null;

    public override string Because(in CaseView view) =>
        $"skin_zone: {(view.Answers.Skin is null or SkinFindings.None ? "intact" : string.Join(", ", Words(view.Answers.Skin.Value)))}";

    static IEnumerable<string> Words(SkinFindings seen) => Enum.GetValues<SkinFindings>().Where(s => s != SkinFindings.None && seen.HasFlag(s)).Select(AnswerWords.Of);
}

/// <summary>An infection today.</summary>
public sealed record InfectionLeaf(InfectionNow Infection) : Leaf
{
    public override string? Fact => "infection_now";

    public override Truth Holds(in CaseView view) => view.Answers.Infection is { } now ? now == Infection : null;

    public override string Because(in CaseView view) => $"infection_now: {AnswerWords.Of(view.Answers.Infection ?? default)}";
}

/// <summary>What is known of a malignancy.</summary>
public sealed record CancerLeaf(CancerHistory Cancer) : Leaf
{
    public override string? Fact => "cancer";

    public override Truth Holds(in CaseView view) => view.Answers.Cancer is { } said ? said == Cancer : null;

    public override string Because(in CaseView view) => $"cancer: {AnswerWords.Of(view.Answers.Cancer ?? default)}";
}

/// <summary>The recorded sex.</summary>
public sealed record SexLeaf(Patients.Sex Sex) : Leaf
{
    public override string? Fact => "sex";

    public override Truth Holds(in CaseView view) => view.Answers.Sex is Patients.Sex.Unknown ? null : view.Answers.Sex == Sex;

    public override string Because(in CaseView view) => $"sex: {AnswerWords.Of(view.Answers.Sex)}";
}

/// <summary>A known allergy to an ingredient.</summary>
public sealed record AllergyLeaf : Leaf
{
    public override string? Fact => "allergies";

    public override Truth Holds(in CaseView view) => view.Answers.Allergies is { } known ? known.Count > 0 : null;

    public override string Because(in CaseView view) => $"allergies: {string.Join(", ", view.Answers.Allergies ?? [])}";
}
