namespace Carboxy.Notes;

/// <summary>A line of a note, and whether it was taken over from an earlier note word for word.</summary>
public sealed record NoteLine(string Words, bool Carried);

/// <summary>Tells which lines of a note were carried over, so that nobody takes yesterday's words for today's.</summary>
public static class Carried
{
    /// <summary>By fewer letters than these no line is known again.</summary>
    const int ShortestQuestion = 3;

    /// <param name="text">The note as it is now.</param>
    /// <param name="from">The note that it began with, or null where it began with none.</param>
    public static IReadOnlyList<NoteLine> Lines(string text, string? from)
    {
        var earlier = (from ?? "").Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0).ToHashSet(StringComparer.Ordinal);
        return [.. text.Split('\n').Select(line => new NoteLine(line, earlier.Contains(line.Trim())))];
    }

    /// <summary>
    /// The beginning of a note of today, with the writer's answers of last time in their places. What the record fills is
    /// today's; only lines that were asked of the writer are taken over, whole.
    /// </summary>
    public static string Answers(string today, string last)
    {
        var earlier = last.Split('\n').Select(line => line.Trim()).ToList();
        return string.Join('\n', today.Split('\n').Select(line => AnswerTo(line, earlier) ?? line));
    }

    static string? AnswerTo(string line, List<string> earlier) =>
        line.IndexOf("{?", StringComparison.Ordinal) is >= ShortestQuestion and var at && !line[..at].Contains('{', StringComparison.Ordinal)
            ? earlier.Find(known => known.StartsWith(line[..at].Trim(), StringComparison.Ordinal) && known.Length > at && NoteText.Open(known).Count == 0)
            : null;

    /// <summary>How many lines with words were carried over.</summary>
    public static int Count(string text, string? from) => from is null ? 0 : Lines(text, from).Count(line => line.Carried);
}
