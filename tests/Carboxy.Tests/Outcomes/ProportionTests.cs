using FsCheck;
using FsCheck.Fluent;

namespace Carboxy.Outcomes;

public class ProportionTests
{
    /// <summary>The values that Newcombe (Statistics in Medicine 17, 1998, table I, method 3) prints.</summary>
    [Theory]
    [InlineData(81, 263, 0.2553, 0.3662)]
    [InlineData(15, 148, 0.0624, 0.1605)]
    [InlineData(0, 20, 0.0000, 0.1611)]
    [InlineData(1, 29, 0.0061, 0.1718)]
    public void It_agrees_with_what_is_published(int of, int cases, double from, double to)
    {
        var share = new Proportion(of, cases);

        Assert.Equal((from, to), (Math.Round(share.From, 4), Math.Round(share.To, 4)));
    }

    [Fact]
    public void Of_no_cases_nothing_is_known() => Assert.Equal((null, 0.0, 1.0), (new Proportion(0, 0).Share, new Proportion(0, 0).From, new Proportion(0, 0).To));

    [Fact]
    public void Nobody_counts_more_than_there_are() => Assert.Throws<ArgumentOutOfRangeException>(() => new Proportion(3, 2));

    [Fact]
    public void The_share_lies_in_its_interval_and_more_cases_narrow_it() =>
        Prop.ForAll(Gen.Choose(1, 400).SelectMany(n => Gen.Choose(0, n).Select(k => (k, n))).ToArbitrary(), c =>
        {
            var (few, many) = (new Proportion(c.k, c.n), new Proportion(c.k * 10, c.n * 10));
            return few.From <= few.Share && few.Share <= few.To && few.From >= 0 && few.To <= 1 && many.To - many.From < few.To - few.From;
        }).QuickCheckThrowOnFailure();
}
