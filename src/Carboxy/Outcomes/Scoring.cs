namespace Carboxy.Outcomes;

/// <summary>What came of scoring the answers of one measurement.</summary>
public abstract record Scoring
{
    /// <summary>The scores that the answers allow, and what must not wait.</summary>
    public sealed record Scored(IReadOnlyList<ScoreValue> Values, IReadOnlyList<SafetyFlag> SafetyFlags) : Scoring;

    /// <summary>Nothing is scored until all of these are put right.</summary>
    public sealed record Refused(IReadOnlyList<ItemProblem> Problems) : Scoring;
}

/// <summary>One score as computed: full precision, its band if any, and a caution about this very number.</summary>
public sealed record ScoreValue(string Score, decimal Value)
{
    public Text? Band { get; init; }

    public Text? Caution { get; init; }
}

/// <summary>An answer that demands action on the same day .</summary>
public sealed record SafetyFlag(string Item, string Rule, Text Act);

/// <summary>What is wrong at one item, and what to do about it.</summary>
public sealed record ItemProblem(string Item, Text Problem)
{
    internal static ItemProblem Unknown(string item) => new(item, new(
        "В этом измерении нет такого пункта. Обновите форму и впишите ответы снова.",
        "This measure has no such item. Reload the form and enter the answers again."));

    internal static ItemProblem Twice(string item) => new(item, new("Пункт заполнен дважды. Оставьте один ответ.", "This item is answered twice. Keep one answer."));

    internal static ItemProblem Missing(string item) => new(item, new(
        "Нет ответа. Без него балл не считается: пустое поле — не ноль. Впишите ответ.",
        "Not answered. There is no score without it: an empty field is not zero. Enter the answer."));
}
