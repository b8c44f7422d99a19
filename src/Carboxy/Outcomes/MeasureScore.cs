using System.Globalization;
using Carboxy.Knowledge.Reading;

namespace Carboxy.Outcomes;

/// <summary>One number that a measure yields: its formula, its range, which way is better, and which change matters.</summary>
public sealed record MeasureScore
{
    public required string Id { get; init; }

    public required Text Name { get; init; }

    /// <summary>Points, degrees, millilitres ...</summary>
    public required Text Unit { get; init; }

    public required Formula Formula { get; init; }

    /// <summary>The items that the formula takes, in its order.</summary>
    public required IReadOnlyList<string> Items { get; init; }

    public required NumberRange Range { get; init; }

    /// <summary>How many decimals people are shown.</summary>
    public required int Decimals { get; init; }

    public required Direction Direction { get; init; }

    /// <summary>From the lowest values to the highest; empty where none are agreed.</summary>
    public required IReadOnlyList<ScoreBand> Bands { get; init; }

    public required ChangeRule Change { get; init; }

    /// <summary>Where any of its items is answered, all must be: half a questionnaire has no score.</summary>
    public required bool Together { get; init; }

    public required Place Place { get; init; }

    /// <summary>A value as people read it, without its unit.</summary>
    public string Show(decimal value, Language language) =>
        value.ToString("F" + Decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.GetCultureInfo(language == Language.Russian ? "ru" : "en"));

    public ScoreBand? BandOf(decimal value) => Bands.FirstOrDefault(band => band.Reaches(value));

    /// <summary>Where the band of a value stands among the others, or null where the value has none.</summary>
    public int? BandIndexOf(decimal value) => BandOf(value) is { } band ? Bands.TakeWhile(b => b != band).Count() : null;
}

/// <summary>Which way is better. A property of the instrument, never guessed (FACTS 4, rule d).</summary>
public enum Direction
{
    Lower,
    Higher,
    AimDependent,
}

/// <summary>Where a measure does not say which way is better, the course does.</summary>
public enum Aim
{
    Decrease,
    Increase,
}

/// <summary>A named part of a score's range; it starts where the band before it ends.</summary>
public sealed record ScoreBand(Text Label, decimal? End, bool EndBelongs)
{
    public bool Reaches(decimal value) => End is not { } end || (EndBelongs ? value <= end : value < end);
}
