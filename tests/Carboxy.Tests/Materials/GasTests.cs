namespace Carboxy.Materials;

public class GasTests
{
    static readonly DateTimeOffset Start = new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);

    static readonly Cylinder Full = new() { FilledGrams = 2000, EmptyGrams = 4000, WaterLitres = 2.7m, FilledAt = Start };

    static CylinderReading Weighed(decimal grams, int day) => new(ReadingKind.Weight, grams, 20, Start.AddDays(day));

    static CylinderReading Pressure(decimal bar, int day, double celsius = 20) => new(ReadingKind.Pressure, bar, celsius, Start.AddDays(day));

    static GasTaken Took(decimal millilitres, int day) => new(Start.AddDays(day), millilitres);

    [Fact]
    public void A_gram_gives_547_millilitres_in_a_room_of_20_degrees()
    {
        Assert.Equal(546.6m, decimal.Round(CarbonDioxide.Millilitres(1), 1));
        Assert.Equal(556m, decimal.Round(CarbonDioxide.Millilitres(1, 25)));
        Assert.Equal(1, decimal.Round(CarbonDioxide.Grams(CarbonDioxide.Millilitres(1)), 6));
    }

    [Theory, InlineData(0, 34.85), InlineData(20, 57.29), InlineData(30, 72.14), InlineData(-20, 19.70)]
    public void The_pressure_over_liquid_is_the_published_one(double celsius, double bar) =>
        Assert.Equal(bar, CarbonDioxide.SaturationBar(celsius)!.Value, 0.05);

    [Fact]
    public void Pressure_says_little_while_liquid_is_there()
    {
        Assert.Equal(PressureTells.LiquidIsThere, CarbonDioxide.Tells(56, 20));
        Assert.Equal(PressureTells.OnlyGas, CarbonDioxide.Tells(40, 20));
        Assert.Equal(PressureTells.Nothing, CarbonDioxide.Tells(80, 35));
        Assert.Null(CarbonDioxide.SaturationBar(31));

        var left = (Full with { Readings = [Pressure(56, 1)], Taken = [Took(100_000, 0)] }).Left();
        Assert.Equal(GasBasis.Filling, left.Basis);
    }

    [Fact]
    public void Without_a_weighing_the_filling_less_what_sessions_took()
    {
        var left = (Full with { Taken = [Took(100_000, 1), Took(50_000, 2)] }).Left();

        Assert.Equal((decimal.Round(CarbonDioxide.Millilitres(2000) - 150_000), GasBasis.Filling, 1m), (left.Millilitres, left.Basis, left.Loss));
    }

    [Fact]
    public void A_weighing_counts_and_two_of_them_show_what_is_lost()
    {
        var once = (Full with { Readings = [Weighed(5000, 10)], Taken = [Took(9999, 5), Took(1000, 11)] }).Left();
        Assert.Equal((decimal.Round(CarbonDioxide.Millilitres(1000) - 1000), GasBasis.Weighed), (once.Millilitres, once.Basis));
        Assert.Equal(0.5m, once.Share, 2);

        // 100 g went, 27,330 ml were given: twice as much leaves as reaches the patients.
        var twice = (Full with { Readings = [Weighed(5000, 10), Weighed(4900, 20)], Taken = [Took(27_330, 15), Took(1000, 21)] }).Left();
        Assert.Equal(2m, twice.Loss, 2);
        Assert.Equal((double)CarbonDioxide.Millilitres(900) - 2000, (double)twice.Millilitres, 10.0);
    }

    [Fact]
    public void When_the_liquid_is_gone_pressure_says_at_least()
    {
        var left = (Full with { Readings = [Pressure(20, 5)], Taken = [Took(1000, 6)] }).Left();

        Assert.Equal(GasBasis.OnlyGas, left.Basis);
        Assert.Equal((20 / 1.01325 * 2700) - 1000, (double)left.Millilitres, 1.0);
    }

    [Fact]
    public void Empty_is_empty_and_nothing_is_ever_negative()
    {
        Assert.Equal((0, GasBasis.SaidEmpty), ((Full with { Readings = [new(ReadingKind.Empty, 0, 20, Start)] }).Left() is var e ? (e.Millilitres, e.Basis) : default));
        Assert.Equal(0, (Full with { Taken = [Took(99_999_999, 1)] }).Left().Millilitres);
    }

    [Fact]
    public void The_gas_lasts_until_the_first_visit_that_it_does_not_cover()
    {
        PlannedGas On(int day, decimal? ml) => new(new(2026, 4, day), ml);

        var runsOut = Assert.IsType<GasForecast.ShortOn>(GasForecast.Of(1000, [On(3, 400), On(1, 500), On(2, null), On(5, 300), On(6, 1)]));
        Assert.Equal((new DateOnly(2026, 4, 5), 2, 2, 1), (runsOut.Day, runsOut.Covered, runsOut.Uncovered, runsOut.Unknown));

        var enough = Assert.IsType<GasForecast.Suffices>(GasForecast.Of(1000, [On(1, 1000)]));
        Assert.Equal((new DateOnly(2026, 4, 1), 1, 0m), (enough.LastVisit!.Value, enough.Covered, enough.Over));
        Assert.Null(Assert.IsType<GasForecast.Suffices>(GasForecast.Of(0, [])).LastVisit);
    }
}
