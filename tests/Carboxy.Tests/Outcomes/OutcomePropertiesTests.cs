using Carboxy.Quantities;
using FsCheck;
using FsCheck.Fluent;

namespace Carboxy.Outcomes;

/// <summary>What always holds, whatever is answered.</summary>
public class OutcomePropertiesTests
{
    [Fact]
    public void Every_score_stays_in_its_range_and_nothing_whole_is_refused_without_a_reason() =>
        Prop.ForAll(AnySheet.ToArbitrary(), sheet => Scores.Of(sheet.Measure, sheet.Answers) switch
        {
            Scoring.Scored scored => scored.Values.All(v => sheet.Measure.Score(v.Score)!.Range.Holds(v.Value)),
            Scoring.Refused refused => refused.Problems.Count > 0 && sheet.Measure.Id is ("M-32" or "M-36"),
            _ => false,
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_order_of_the_answers_does_not_matter() =>
        Prop.ForAll(AnySheet.ToArbitrary(), sheet =>
                Told(Scores.Of(sheet.Measure, sheet.Answers)) == Told(Scores.Of(sheet.Measure, new ItemAnswers(sheet.Answers.Given.Reverse()))))
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Taking_away_a_needed_answer_refuses_and_never_counts_as_zero() =>
        Prop.ForAll(AnySheet.ToArbitrary(), sheet => sheet.Measure.Items.Where(i => !i.Optional && i.Untouched is null).All(item =>
                Scores.Of(sheet.Measure, new ItemAnswers(sheet.Answers.Given.Where(a => a.Key != item.Id))) is Scoring.Refused refused
                && refused.Problems.Any(p => p.Item == item.Id)))
            .QuickCheckThrowOnFailure();

    [Fact]
    public void A_better_value_is_never_called_worse_nor_a_worse_one_better() =>
        Prop.ForAll(AnyPair.ToArbitrary(), pair =>
        {
            var up = pair.Score.Direction == Direction.Higher || (pair.Score.Direction == Direction.AimDependent && pair.Facts.Aim == Aim.Increase);
            var gain = up ? pair.To - pair.From : pair.From - pair.To;
            var judged = Change.Values(pair.Score, pair.From, pair.To, pair.Facts);
            return gain > 0 ? judged is not Judgement.Worse : !IsBetter(judged);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_value_against_itself_is_no_change() =>
        Prop.ForAll(AnyPair.ToArbitrary(), pair => Change.Values(pair.Score, pair.From, pair.From, pair.Facts) is Judgement.NoMeaningfulChange)
            .QuickCheckThrowOnFailure();

    /// <summary>Rules in points, levels and repeat errors look the same from both ends; per cent and success do not.</summary>
    [Fact]
    public void Where_the_rule_is_even_swapping_the_two_mirrors_the_word() =>
        Prop.ForAll(AnyPair.Where(p => p.Score.Change is ChangeRule.Points { Floor: null, Ceiling: null } or ChangeRule.Level or ChangeRule.RepeatError).ToArbitrary(), pair =>
        {
            var (there, back) = (Change.Values(pair.Score, pair.From, pair.To, pair.Facts), Change.Values(pair.Score, pair.To, pair.From, pair.Facts));
            return IsBetter(there) == back is Judgement.Worse && IsBetter(back) == there is Judgement.Worse;
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("M-10")]
    [InlineData("M-23")]
    public void More_of_any_item_never_lowers_the_index(string id) =>
        Prop.ForAll(SheetOf(RealMeasures.Of(id)).ToArbitrary(), sheet => sheet.Measure.Items.All(item =>
        {
            var (was, limit) = (sheet.Answers[item.Id]!.Numbers[0], Highest(item));
            return Index(sheet.Measure, sheet.Answers) <= Index(sheet.Measure, sheet.Answers.With(item.Id, Math.Min(was + 1, limit)));
        })).QuickCheckThrowOnFailure();

    [Fact]
    public void What_is_written_down_is_read_back() =>
        Prop.ForAll(AnySheet.ToArbitrary(), sheet =>
        {
            var again = WrittenAnswers.Read(sheet.Measure, WrittenAnswers.Write(sheet.Answers).Select(a => KeyValuePair.Create(a.Key, (string?)a.Value)));
            return again.Problems.Count == 0 && Told(Scores.Of(sheet.Measure, again.Answers)) == Told(Scores.Of(sheet.Measure, sheet.Answers));
        }).QuickCheckThrowOnFailure();

    sealed record Sheet(Measure Measure, ItemAnswers Answers)
    {
        public override string ToString() => Measure.Id + ": " + string.Join(", ", WrittenAnswers.Write(Answers).Select(a => $"{a.Key}={a.Value}"));
    }

    sealed record Pair(MeasureScore Score, decimal From, decimal To, JudgingFacts Facts);

    static Gen<Sheet> AnySheet => Gen.Elements<Measure>(RealMeasures.All).SelectMany(SheetOf);

    static Gen<Pair> AnyPair =>
        from score in Gen.Elements<MeasureScore>(RealMeasures.All.SelectMany(m => m.Scores).Where(s => s.Change is not ChangeRule.OwnValue))
        from range in Gen.Constant(new NumberRange(Math.Max(score.Range.From, -200), Math.Min(score.Range.To, 200)))
        from ends in Within(range).Two()
        from aim in Gen.Elements(Aim.Decrease, Aim.Increase)
        from error in Gen.Elements(0.5m, 3m)
        select new Pair(score, ends.Item1, ends.Item2, new() { Aim = aim, RepeatError = error });

    static Gen<Sheet> SheetOf(Measure measure) => measure.Items
        .Aggregate(Gen.Constant(ItemAnswers.None), (so, item) => so.SelectMany(given => AnswerTo(item).Select(answer => given.With(item.Id, answer))))
        .Select(answers => new Sheet(measure, answers));

    static Gen<ItemAnswer> AnswerTo(MeasureItem item) => item switch
    {
        MeasureItem.Choice c => Gen.Elements<ItemStep>(c.Steps).Select(ItemAnswer (s) => new ItemAnswer.Number(s.Value)),
        MeasureItem.Whole w => Whole(w.Range).Select(ItemAnswer (n) => new ItemAnswer.Number(n)),
        MeasureItem.Amount a => Within(a.Range).Select(ItemAnswer (n) => new ItemAnswer.Number(n)),
        MeasureItem.YesNo => Gen.Elements(true, false).Select(ItemAnswer (yes) => new ItemAnswer.YesNo(yes)),
        MeasureItem.Series s => Gen.Choose((int)s.Count.From, (int)s.Count.To).SelectMany(n => Within(s.Range).ListOf(n)).Select(ItemAnswer (n) => new ItemAnswer.Series([.. n])),
        MeasureItem.Activity a => Whole(a.Range).Select(ItemAnswer (n) => new ItemAnswer.Activity("run", n)),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    static Gen<decimal> Whole(NumberRange range) => Gen.Choose((int)range.From, (int)range.To).Select(n => (decimal)n);

    static Gen<decimal> Within(NumberRange range) => Gen.Choose(0, 100).Select(n => range.From + ((range.To - range.From) * n / 100));

    static decimal Highest(MeasureItem item) => item switch
    {
        MeasureItem.Choice c => c.Steps.Max(s => s.Value),
        MeasureItem.Amount a => a.Range.To,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    static decimal Index(Measure measure, ItemAnswers answers) => ((Scoring.Scored)Scores.Of(measure, answers)).Values.Single().Value;

    static bool IsBetter(Judgement judged) => judged is Judgement.BetterClearly or Judgement.BetterMinimally;

    static string Told(Scoring scoring) => scoring switch
    {
        Scoring.Scored s => string.Join(';', s.Values) + string.Join(';', s.SafetyFlags),
        Scoring.Refused r => string.Join(';', r.Problems),
        _ => "",
    };
}
