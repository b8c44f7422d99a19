namespace Carboxy.Outcomes;

/// <summary>What was answered to one item.</summary>
public abstract record ItemAnswer
{
    public sealed record Number(decimal Value) : ItemAnswer;

    public sealed record YesNo(bool Yes) : ItemAnswer;

    public sealed record Series(params IReadOnlyList<decimal> Values) : ItemAnswer;

    public sealed record Activity(string Words, decimal Value) : ItemAnswer;

    /// <summary>The numbers that a formula takes.</summary>
    public IReadOnlyList<decimal> Numbers => this switch
    {
        Number n => [n.Value],
        YesNo y => [y.Yes ? 1 : 0],
        Series s => s.Values,
        Activity a => [a.Value],
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}

/// <summary>The raw answers of one measurement by item id. What is not here was not answered.</summary>
public sealed class ItemAnswers
{
    readonly SortedDictionary<string, ItemAnswer> given;

    public ItemAnswers(IEnumerable<KeyValuePair<string, ItemAnswer>> answers) =>
        given = new(answers.ToDictionary(a => a.Key, a => a.Value), StringComparer.Ordinal);

    public static ItemAnswers None { get; } = new([]);

    public IReadOnlyDictionary<string, ItemAnswer> Given => given;

    public ItemAnswer? this[string item] => given.GetValueOrDefault(item);

    public ItemAnswers With(string item, ItemAnswer answer) =>
        new(given.Where(a => a.Key != item).Append(new(item, answer)));

    public ItemAnswers With(string item, decimal number) => With(item, new ItemAnswer.Number(number));
}
