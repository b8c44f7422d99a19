namespace Carboxy.Materials;

/// <summary>
/// How much gas a mass of carbon dioxide gives, and what its pressure can tell. V = m / M · R · T / p at the pressure and
/// temperature of the room; at one atmosphere the ideal gas is about half a per cent off. In the cylinder it is liquid.
/// </summary>
public static class CarbonDioxide
{
    const double GramsPerMole = 44.0095;
    const double GasConstant = 8.314462618;
    const double Kelvin = 273.15;

    /// <summary>Above it there is no liquid, however full the cylinder is (Span and Wagner 1996).</summary>
    public const double CriticalCelsius = 304.1282 - Kelvin;

    const double CriticalBar = 73.773;

    /// <summary>A room of 20 °C at sea level; the estimate is for it unless somebody says otherwise (house default).</summary>
    public const double RoomCelsius = 20;

    public const double AtmosphereBar = 1.01325;

    /// <summary>The volume of a mass once it has left the cylinder.</summary>
    public static decimal Millilitres(decimal grams, double celsius = RoomCelsius) =>
        (decimal)((double)grams / GramsPerMole * GasConstant * (celsius + Kelvin) / (AtmosphereBar * 1e5) * 1e6);

    public static decimal Grams(decimal millilitres, double celsius = RoomCelsius) => millilitres / Millilitres(1, celsius);

    /// <summary>The pressure above liquid carbon dioxide, absolute; null where no liquid can be (Span and Wagner 1996, equation 3.13).</summary>
    public static double? SaturationBar(double celsius)
    {
        var t = celsius + Kelvin;
        const double Critical = CriticalCelsius + Kelvin;
        if (t is < 216.592 or >= Critical)
            return null;
        var x = 1 - (t / Critical);
        var sum = (-7.0602087 * x) + (1.9391218 * Math.Pow(x, 1.5)) + (-1.6463597 * x * x) + (-3.2995634 * Math.Pow(x, 4));
        return CriticalBar * Math.Exp(Critical / t * sum);
    }

    /// <summary>What a gauge at the cylinder tells at a temperature.</summary>
    public static PressureTells Tells(double gaugeBar, double celsius) => SaturationBar(celsius) is not { } saturated ? PressureTells.Nothing
        // A gauge is read to a few bar and a cylinder is as warm as the room only roughly: a tenth is left for that.
        : gaugeBar + AtmosphereBar < 0.9 * saturated ? PressureTells.OnlyGas : PressureTells.LiquidIsThere;

    /// <summary>
    /// At least this much is left where only gas is there: the ideal gas at that pressure in the cylinder's water volume. Real
    /// carbon dioxide is denser, near its saturation about twice, so there is more rather than less.
    /// </summary>
    public static decimal AtLeastMillilitres(double gaugeBar, decimal waterLitres) => (decimal)(Math.Max(0, gaugeBar) / AtmosphereBar) * waterLitres * 1000;
}

/// <summary>What the pressure in a cylinder can tell.</summary>
public enum PressureTells
{
    /// <summary>Liquid is there; the pressure stays the same until the last of it is gone, so it says nothing of how much.</summary>
    LiquidIsThere,

    /// <summary>The liquid is gone, and the pressure falls with what is taken.</summary>
    OnlyGas,

    /// <summary>It is warmer than 31 °C: there is no liquid, and the pressure depends on the filling.</summary>
    Nothing,
}
