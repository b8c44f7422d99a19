using Carboxy.Screening;

namespace Carboxy.Work.Screening;

/// <summary>Answers as a form sends them: the version it was opened at, and the facts that it answers.</summary>
/// <param name="Values">By fact, in the words of carboxy-answers/1.</param>
public sealed record AnswerChanges(int Base, IReadOnlyDictionary<string, string> Values, AnsweredBy By);

/// <summary>One fact that two people answered differently at once.</summary>
public sealed record AnswerClash(string Fact, GivenAnswer Theirs, string Yours);

/// <summary>What came of saving answers.</summary>
public abstract record AnswersSaved
{
    /// <summary>Saved; the same form twice is saved once. Facts that somebody else answered meanwhile are named.</summary>
    public sealed record Saved(Interview Interview, int Version, IReadOnlyList<string> Meanwhile) : AnswersSaved;

    /// <summary>Somebody else answered the same facts otherwise. Nothing was written; a person must choose.</summary>
    public sealed record Conflict(IReadOnlyList<AnswerClash> Clashes, Interview Current, int Version) : AnswersSaved;

    /// <summary>Problems by fact; nothing was written.</summary>
    public sealed record Wrong(IReadOnlyDictionary<string, Text> Problems) : AnswersSaved;

    /// <summary>There is no such patient in this clinic, or the link has ended.</summary>
    public sealed record Gone : AnswersSaved;
}
