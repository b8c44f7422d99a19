global using Carboxy.Quantities;
global using Truth = bool?;
