using System.Collections.Frozen;
using Carboxy.Quantities;
using Carboxy.Work.Knowledge;

namespace Carboxy.Web.Knowledge;

/// <summary>One source as it is shown: its id, what it says, and where to read it.</summary>
public sealed record SourceEntry(string Id, Text Words, Uri? Link = null);

/// <summary>Finds the words behind a source id, so that they are one tap away wherever the id stands.</summary>
public sealed class SourceBook
{
    readonly FrozenDictionary<string, SourceEntry> entries;

    public SourceBook(ClinicKnowledge knowledge)
    {
        ArgumentNullException.ThrowIfNull(knowledge);
        entries = All(knowledge).DistinctBy(entry => entry.Id).ToFrozenDictionary(entry => entry.Id);
    }

    public SourceEntry? Find(string id) => entries.GetValueOrDefault(id);

    static IEnumerable<SourceEntry> All(ClinicKnowledge knowledge) =>
    [
        .. knowledge.Rows.Select(row => new SourceEntry(row.Id, row.Text)),
        .. knowledge.Literature.Select(work => new SourceEntry(work.Id, new(work.Citation, work.Citation), work.Url ?? DoiLink(work.Doi))),
        .. knowledge.LiteratureRules.Select(rule => new SourceEntry(rule.Id, rule.Text)),
        .. knowledge.SeriousEvents.Select(seen => new SourceEntry(seen.Id, seen.Text)),
        .. knowledge.Principles.Select(principle => new SourceEntry(principle.Id, principle.Text)),
        .. knowledge.Conflicts.Select(conflict => new SourceEntry(conflict.Id, conflict.Resolution)),
        .. knowledge.Gaps.Select(gap => new SourceEntry(gap.Id, gap.Default)),
    ];

    static Uri? DoiLink(string? doi) => doi is null ? null : new Uri($"https://doi.org/{doi}");
}
