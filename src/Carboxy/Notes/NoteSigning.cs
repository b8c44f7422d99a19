namespace Carboxy.Notes;

/// <summary>What stands between a draft and its signature.</summary>
public abstract record SignatureBar
{
    public sealed record Empty : SignatureBar;

    public sealed record TooLong(int Length) : SignatureBar;

    /// <summary>Blanks that neither the record nor the writer has filled.</summary>
    public sealed record Blanks(IReadOnlyList<string> Asked) : SignatureBar;

    /// <summary>Lines of an earlier note stand there, and nobody has said that they hold today.</summary>
    public sealed record CarriedUnread(int Lines) : SignatureBar;

    public Text Says => this switch
    {
        Empty => new("Запись пуста. Напишите её, потом подпишите.", "The note is empty. Write it, then sign it."),
        TooLong far => new($"В записи {far.Length} знаков, а бывает не больше {NoteText.Longest}. Разделите её на две.", $"The note has {far.Length} characters, and {NoteText.Longest} are the most. Make two of it."),
        Blanks open => new($"Не заполнено: {string.Join("; ", open.Asked)}. Впишите ответ на место скобок или сотрите строку.", $"Still open: {string.Join("; ", open.Asked)}. Write the answer in place of the braces, or delete the line."),
        CarriedUnread carried => new($"Строк из прежней записи: {carried.Lines}. Перечитайте их и отметьте, что они верны и сегодня, либо исправьте.", $"Lines taken over from an earlier note: {carried.Lines}. Read them again and tick that they hold today, or correct them."),
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}

/// <summary>Decides whether a draft may be signed.</summary>
public static class NoteSigning
{
    public static IReadOnlyList<SignatureBar> Bars(string text, string? carriedFrom, bool carriedRead)
    {
        if (text.Length == 0)
            return [new SignatureBar.Empty()];
        List<SignatureBar> bars = [];
        if (text.Length > NoteText.Longest)
            bars.Add(new SignatureBar.TooLong(text.Length));
        if (NoteText.Open(text) is { Count: > 0 } open)
            bars.Add(new SignatureBar.Blanks(open));
        if (!carriedRead && Carried.Count(text, carriedFrom) is > 0 and var lines)
            bars.Add(new SignatureBar.CarriedUnread(lines));
        return bars;
    }
}
