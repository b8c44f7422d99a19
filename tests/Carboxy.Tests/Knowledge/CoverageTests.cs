using Carboxy.Knowledge.Checking;

namespace Carboxy.Knowledge;

public sealed class CoverageTests : IDisposable
{
    readonly SpoiledKnowledge copy = new();

    [Fact]
    public void Every_row_is_counted_and_a_use_names_its_entry_and_place()
    {
        var coverage = copy.Load().Knowledge.Coverage;

        Assert.Equal(207, coverage.Rows);
        Assert.Equal(coverage.Rows, coverage.Covered + coverage.Unused.Count);
        var use = Assert.Single(coverage.Uses["S2-05"]);
        Assert.Equal(("topic", "where_it_comes_from", "knowledge/topics/method.yaml"), (use.Kind, use.Id, use.Place.File));
    }

    [Fact]
    public void A_row_that_nobody_cites_any_more_is_noticed()
    {
        Assert.DoesNotContain("S2-05", copy.Load().Knowledge.Coverage.Unused);

        copy.Replace("topics/method.yaml", "[S2-05, S2-06,", "[S2-06,");

        Assert.Contains("S2-05", copy.Load().Knowledge.Coverage.Unused);
    }

    [Fact]
    public void A_claim_that_is_never_promised_counts_by_its_mark()
    {
        var marked = copy.Load().Knowledge.Coverage;

        Assert.Contains(marked.Uses["S2-123"], use => use is { Kind: Coverage.Claim, Id: "C-22" });
        Assert.DoesNotContain(marked.Uses["S0-56"], use => use.Kind == Coverage.Claim);
    }

    [Fact]
    public void Being_listed_in_a_conflict_is_no_use()
    {
        copy.Write("sources/x.yaml", "rows:\n  - id: S2-136\n    kind: scope\n    modality: both\n    fact: { use: spoiled }\n    text: { ru: Икс, en: X }\n")
            .Replace("conflicts/conflicts.yaml", "rows: [S0-68, S2-134, S2-129]", "rows: [S0-68, S2-134, S2-129, S2-136]");

        var (knowledge, faults) = copy.Load();

        Assert.Empty(faults);
        Assert.Contains("S2-136", knowledge.Coverage.Unused);
    }

    public void Dispose() => copy.Dispose();
}
