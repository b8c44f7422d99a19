using Carboxy.Knowledge.Reading;

namespace Carboxy.Screening;

/// <summary>How a question is answered.</summary>
public enum QuestionKind
{
    YesNo,
    Whole,
    Number,
    Day,
    Pressure,
    OneOf,
    SomeOf,
    Diseases,
    Medicines,
    Procedures,
    Sessions,
    Words,

    /// <summary>Not asked: it stands in the patient's record.</summary>
    Record,
}

/// <summary>Who answers: the patient, or staff who look and measure on the day.</summary>
public enum AnsweredBy
{
    Patient,
    Staff,
}

/// <summary>The question behind one fact of carboxy-answers/1, in words for the patient and for staff.</summary>
public sealed record Question
{
    /// <summary>The fact that it asks for.</summary>
    public required string Id { get; init; }

    public required string Group { get; init; }

    public required QuestionKind Kind { get; init; }

    public required AnsweredBy By { get; init; }

    /// <summary>For how many days an answer counts before it is asked for again; 1 is the day itself.</summary>
    public required int Days { get; init; }

    /// <summary>A few words that stand before the answer where a verdict is explained.</summary>
    public required Text Name { get; init; }

    public required Text Patient { get; init; }

    public required Text Staff { get; init; }

    public Text? Hint { get; init; }

    public IReadOnlyList<AnswerOption> Options { get; init; } = [];

    public NumberRange? Range { get; init; }

    public Text? Unit { get; init; }

    public required IReadOnlyList<string> Sources { get; init; }

    public Place Place { get; init; }

    /// <summary>Whether an answer of one day still counts on another.</summary>
    public bool Counts(DateOnly given, DateOnly on) => on < given.AddDays(Days);
}

/// <summary>One value that may be chosen.</summary>
public sealed record AnswerOption(string Value, Text Name);

/// <summary>A part of the questionnaire.</summary>
public sealed record QuestionGroup(string Id, Text Name, Place Place);

/// <summary>A disease or medicine that is ticked by its name.</summary>
public sealed record CommonCode
{
    public required string Id { get; init; }

    public required Text Name { get; init; }

    /// <summary>ICD-10 or ATC.</summary>
    public required string Code { get; init; }

    /// <summary>The phase that is proposed when it is ticked.</summary>
    public DiseasePhase Phase { get; init; }

    /// <summary>Whether it matters that treatment keeps it under control.</summary>
    public bool AsksControl { get; init; }

    public Place Place { get; init; }
}
