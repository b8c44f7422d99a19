global using Carboxy.Quantities;
