using System.Text;
using Carboxy.Sessions;

namespace Carboxy.Work.Demo;

/// <summary>An invented signature for an invented name: always the same for the same name, and nobody's.</summary>
static class DemoSignature
{
    const int Width = 1000;
    const int Height = 320;
    const int Points = 90;

    public static DrawnSignature Of(string name)
    {
        // A line that loops to the right; the letters of the name decide how often, how high and how slanted.
        var letters = Encoding.UTF8.GetBytes(name).Aggregate(17u, (so, letter) => unchecked((so * 31) + letter));
        var (loops, swing, second, drop) = (4 + (letters % 4), 60.0 + (letters / 7 % 50), 2 + (letters / 11 % 3), letters / 13 % 40);
        var points = Enumerable.Range(0, Points).Select(i =>
        {
            var t = i / (double)(Points - 1);
            var fade = 1 - (0.55 * t);
            var x = 120 + (620 * t) + (70 * fade * Math.Sin(2 * Math.PI * loops * t));
            var y = 150 + (drop * t) - (swing * fade * Math.Cos(2 * Math.PI * loops * t)) + (18 * Math.Sin(2 * Math.PI * second * t));
            return $"{(int)x},{(int)Math.Clamp(y, 0, Height)}";
        });
        return DrawnSignature.Read($"{{\"w\":{Width},\"h\":{Height},\"strokes\":[[{string.Join(',', points)}],[180,{255 - (int)(drop / 2)},780,{225 + (int)(drop / 2)}]]}}")!;
    }
}
